import Foundation
import Testing

/// The prompt as a person uses it: keys typed at a terminal.
@Suite(.serialized, .enabled(if: TypedProgram.isAvailable)) struct PromptTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  private func start(
    _ arguments: [String] = ["repl"], environment: [String: String] = [:]
  ) throws -> TypedProgram {
    let program = try TypedProgram(arguments, in: workspace.project, environment: environment)
    try program.wait(for: "[1] >>> ")
    return program
  }

  @Test func `values are shown and numbered`() throws {
    let program = try start()
    program.type("6 * 7\r")
    try program.wait(for: "\r\n42\r\n[2] >>> ")
    program.type("_1 + 1\r")
    try program.wait(for: "\r\n43\r\n[3] >>> ")
  }

  @Test func `blocks are indented, end with an empty line and come back in one piece`() throws {
    let program = try start()
    program.type("for i in range(3):\r")
    try program.wait(for: "    ... ")
    program.type("print('line', i)\r")
    try program.wait(for: "    ... ")
    program.type("\r")
    try program.wait(for: "line 0\r\nline 1\r\nline 2\r\n[2] >>> ")
    program.type("\u{1B}[A")
    try program.wait(for: "print('line', i)")
    program.type("\r")
    try program.wait(for: "line 0\r\nline 1\r\nline 2\r\n[3] >>> ")
  }

  @Test func `a pasted block waits for Enter`() throws {
    let program = try start()
    program.type("\u{1B}[200~def f(x):\r    return x * 'ab'\r\rprint(f(3))\r\u{1B}[201~")
    let shown = program.output(during: 0.5)
    #expect(!shown.contains("ababab"))
    program.type("\r")
    try program.wait(for: "ababab\r\n")
  }

  @Test func `Ctrl-C stops a loop and keeps the variables`() throws {
    let program = try start()
    program.type("total = 5\r")
    try program.wait(for: "[2] >>> ")
    program.type("while True: total += 0\r\r")
    try program.wait(for: "... ")
    Thread.sleep(forTimeInterval: 0.5)
    program.type("\u{3}")
    try program.wait(for: "KeyboardInterrupt")
    program.type("total\r")
    try program.wait(for: "\r\n5\r\n")
  }

  @Test func `Ctrl-C clears the line and Ctrl-D leaves only on an empty one`() throws {
    let program = try start()
    program.type("nonsense +")
    program.type("\u{4}")
    _ = program.output(during: 0.3)
    program.type("\u{3}")
    try program.wait(for: "KeyboardInterrupt\r\n[1] >>> ")
    program.type("1 + 1\r")
    try program.wait(for: "\r\n2\r\n")
  }

  @Test func `Tab completes names, columns and arguments`() throws {
    let program = try start()
    program.type("import pandas as pd\r")
    try program.wait(for: "[2] >>> ")
    program.type("df = pd.DataFrame({'flux_mean': [1.5], 'band': ['r']})\r")
    try program.wait(for: "[3] >>> ")
    program.type("df['fl\t\r")
    try program.wait(for: "1.5\r\nName: flux_mean, dtype: float64")
    program.type("df.sort_val\t")
    try program.wait(for: "ues(")
    program.type("'band', asc\t")
    try program.wait(for: "ending=")
  }

  @Test func `tables are drawn to the width with types under the names`() throws {
    let program = try start()
    program.type("import pandas as pd\r")
    try program.wait(for: "[2] >>> ")
    program.type("pd.DataFrame({f'column_{i}': [i, 2 * i] for i in range(30)})\r")
    let table = try program.wait(for: "2 rows × 30 columns (")
    let lines = table.split(separator: "\r\n").filter { $0.hasPrefix("│") || $0.hasPrefix("┌") }
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines[1].contains("column_0") && lines[1].contains("column_29"))
    #expect(lines[2].contains("int64"))
    program.type(".mode csv\r")
    program.type("pd.DataFrame({'a': [1], 'b': ['x,y']})\r")
    try program.wait(for: "a,b\r\n1,\"x,y\"\r\n")
  }

  @Test func `a killed prompt has its history`() throws {
    var program: TypedProgram? = try start()
    program?.type("survivor = 'gerettet – 日本'\r")
    try program?.wait(for: "[2] >>> ")
    program?.kill()
    program = nil
    let again = try start()
    again.type("\u{1B}[A\r")
    try again.wait(for: "[2] >>> ")
    again.type("survivor\r")
    try again.wait(for: "'gerettet – 日本'")
  }

  @Test func `a notebook's cells run before the prompt and again when they changed`() throws {
    try workspace.write(
      "n.mnb", "# N\n\n```mnb {#one}\nx = 2\n```\n\n```mnb {#two}\nx * 10\n```\n")
    let program = try start(["repl", "n.mnb"])
    program.type("x + 1\r")
    try program.wait(for: "\r\n3\r\n")
    try workspace.write(
      "n.mnb", "# N\n\n```mnb {#one}\nx = 2\n```\n\n```mnb {#two}\nx * 100\n```\n")
    program.type(".reload\r")
    try program.wait(for: "two\r\n200\r\n")
    program.type(".cells\r")
    try program.wait(for: "* two  x * 100\r\n")
  }

  @Test func `cells run again when a file or module that they read changed`() throws {
    try workspace.write("data.csv", "x\n1\n2\n")
    try workspace.write("helper.py", "def twice(x):\n    return 2 * x\n")
    let cells = [
      "{#data}\nimport pandas as pd\ndf = pd.read_csv('data.csv')",
      "{#total}\nprint('total', df['x'].sum())", "{#other}\nprint('other')",
      "{#import}\nfrom helper import twice", "{#use}\nprint('use', twice(21))",
    ]
    try workspace.write(
      "n.mnb", "# N\n\n" + cells.map { "```mnb \($0)\n```\n" }.joined(separator: "\n"))
    let program = try start(["repl", "n.mnb"])
    try workspace.write("data.csv", "x\n1\n5\n")
    program.type(".reload\r")
    try program.wait(for: "── data\r\n")
    #expect(try program.wait(for: "total 6\r\n").contains("── total"))
    #expect(try !program.wait(for: "] >>> ").contains("other"))
    try workspace.write("helper.py", "def twice(x):\n    return x + x + 1\n")
    program.type(".reload\r")
    try program.wait(for: "use 43\r\n")
    program.type(".reload\r")
    try program.wait(for: "nothing changed\r\n")
  }

  @Test func `an entry is edited in the editor`() throws {
    try workspace.write("editor.sh", "#!/bin/sh\nsed -i 's/1/40/' \"$1\"\n")
    let script = workspace.project.appendingPathComponent("editor.sh").path
    chmod(script, 0o755)
    let program = try start(environment: ["EDITOR": script, "VISUAL": ""])
    program.type("1 + 2\r")
    try program.wait(for: "[2] >>> ")
    program.type(".edit\r")
    try program.wait(for: "40 + 2")
    program.type("\r")
    try program.wait(for: "\r\n42\r\n")
  }

  @Test func `without a terminal blocks are read from standard input`() throws {
    try workspace.write(
      "input.txt", "x = 1\nfor i in range(2):\n    print(i)\nprint('end', x)\n")
    let outcome = try Program.run(
      ["repl"], in: workspace.project,
      input: workspace.project.appendingPathComponent("input.txt"))
    #expect(outcome.output == "0\n1\nend 1\n")
    #expect(outcome.code == 0)
    try workspace.write("bad.txt", "1/0\nprint('no')\n")
    let failed = try Program.run(
      ["repl"], in: workspace.project, input: workspace.project.appendingPathComponent("bad.txt"))
    #expect(failed.code == 1)
    #expect(failed.output == "")
    #expect(failed.errors.contains("ZeroDivisionError"))
  }
}
