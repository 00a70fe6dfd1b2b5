import Interpreter
import Testing

@testable import Console

/// A program around the prompt that shows values by `repr` and keeps what is written.
private final class PlainEnvironment: ReplEnvironment {
  let vm: Interpreter
  init(_ vm: Interpreter) { self.vm = vm }
  func columns(of value: Value) -> [(name: String, type: String)]? {
    value.isTuple ? [("flux", "float64"), ("flux_err", "float64"), ("band", "str")] : nil
  }
  func moduleNames() -> [String] { ["math", "matplotlib", "numpy"] }
  func text(of value: Value, mode: TableMode, width: Int?) throws -> String? {
    value.isNone ? nil : try vm.reprText(value)
  }
  func willRun() {}
  func willWait() {}
}

private final class Prompt {
  let vm: Interpreter
  let environment: PlainEnvironment
  let repl: Repl
  private var written: [UInt8] = []

  init() {
    let host = Host()
    vm = Interpreter(host: host)
    environment = PlainEnvironment(vm)
    repl = Repl(vm, in: vm.mainModule(), environment: environment)
    host.write = { [unowned self] in written += $0 }
    host.writeError = { [unowned self] in written += $0 }
  }

  @discardableResult func type(_ block: String) -> String {
    written = []
    _ = repl.run(block + "\n")
    vm.flushOutput()
    return String(decoding: written, as: UTF8.self)
  }

  func offers(_ line: String, block: String = "") -> [String] {
    repl.completer.completions(block: block, line: line).items.map(\.text)
  }
}

@Suite struct SessionTests {
  @Test func `values are shown and kept by number`() {
    let prompt = Prompt()
    #expect(prompt.type("1 + 1") == "2\n")
    #expect(prompt.type("x = 5") == "")
    #expect(prompt.type("_ * 10") == "20\n")
    #expect(prompt.type("_1 + _3 + __") == "24\n")
    #expect(prompt.type("None") == "")
    #expect(prompt.type("_") == "24\n")
  }

  @Test func `an error loses nothing`() {
    let prompt = Prompt()
    prompt.type("x = [1, 2]")
    let error = prompt.type("x[5]")
    #expect(error.contains("IndexError: list index out of range"))
    #expect(prompt.type("x") == "[1, 2]\n")
  }

  @Test func `commands that do not exist suggest the nearest`() {
    #expect(Prompt().type(".hel") == "no command .hel; did you mean .help?\n")
    #expect(Prompt().type(".mode pretty") == "mode: 'pretty' is none of markdown, table, csv\n")
    #expect(Prompt().type(".goto x").contains("no notebook is open"))
  }

  @Test func `help shows signature, defaults, documentation and source`() {
    let prompt = Prompt()
    prompt.type(
      "def area(r, pi=3.14, *parts, unit='m', **more):\n    \"\"\"A circle's.\"\"\"\n    return pi\n"
    )
    #expect(
      prompt.type("area?")
        == "area(r, pi=3.14, *parts, unit='m', **more)\n  function of __main__\n\n  A circle's.\n")
    #expect(prompt.type("area??").contains("    return pi"))
    #expect(prompt.type("len??").contains("written in Swift"))
    #expect(prompt.type("nope?") == "there is no 'nope'\n")
    prompt.type("x = 3")
    #expect(prompt.type("x?").hasPrefix("x: int\n  3\n"))
  }

  @Test func `variables are listed and forgotten`() {
    let prompt = Prompt()
    prompt.type("b = 'text'; a = [1, 2]")
    #expect(prompt.type(".who") == "a  list [1, 2]\nb  str 'text'\n")
    prompt.type(".reset")
    #expect(prompt.type(".who") == "no variables\n")
    #expect(prompt.type("a").contains("NameError"))
  }

  @Test func `code is timed`() {
    let prompt = Prompt()
    #expect(prompt.type(".time 1 + 1").hasPrefix("2\n"))
    let text = prompt.type(".timeit 1 + 1")
    #expect(text.contains(" best, ") && text.contains("of 7 measurements of"))
    #expect(prompt.type(".timeit 1/0").contains("ZeroDivisionError"))
  }

  @Test func `a saved session runs and gives the same values`() throws {
    let prompt = Prompt()
    for entry in ["a = 2", "a * 21", "1/0", "_ + 1", "s = '```'", "_2 - _"] { prompt.type(entry) }
    let notebook = SessionNotebook(title: "t", entries: prompt.repl.session.entries).text(date: "")
    #expect(!notebook.contains("1/0"))
    let again = Prompt()
    var shown = ""
    for code in cells(notebook) { shown += again.type(code) }
    #expect(shown == "42\n43\n-1\n")
  }

  /// The code of the fences, read without the notebook's own parser.
  private func cells(_ text: String) -> [String] {
    var (cells, code, fence) = ([String](), [Substring](), "")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if fence.isEmpty, let range = line.range(of: "mnb {"), line.hasPrefix("```") {
        (fence, code) = (String(line[..<range.lowerBound]), [])
      } else if !fence.isEmpty, line == fence {
        cells.append(code.joined(separator: "\n"))
        fence = ""
      } else if !fence.isEmpty {
        code.append(line)
      }
    }
    return cells
  }
}

@Suite struct CompleterTests {
  @Test func `names, attributes, columns, arguments, modules`() {
    let prompt = Prompt()
    prompt.type("flux_total = 1; table = (1,); box = {'alpha': 1, 'beta': 2, 3: 4}")
    prompt.type("def fit(X, y, folds=5): pass\n")
    #expect(prompt.offers("flux") == ["flux_total"])
    #expect(prompt.offers("table['fl") == ["flux", "flux_err"])
    #expect(prompt.offers("table[['band', 'f") == ["flux", "flux_err"])
    #expect(prompt.offers("box[\"") == ["alpha", "beta"])
    #expect(prompt.offers("fit(1, fo") == ["folds=", "for", "format"])
    #expect(prompt.offers("'abc'.upp") == ["upper"])
    #expect(prompt.offers("box.ite") == ["items"])
    #expect(prompt.offers("import ma") == ["math", "matplotlib"])
    #expect(prompt.offers("whil") == ["while"])
    #expect(prompt.offers(".hel") == [".help"])
    #expect(prompt.offers(".mode ma") == ["markdown"])
    #expect(prompt.offers("nothing_here.x").isEmpty)
    #expect(!prompt.offers("_").contains("flux_total"))
  }

  @Test func `completing runs no code`() {
    let prompt = Prompt()
    prompt.type("calls = []\ndef f():\n    calls.append(1)\n    return 'x'\n")
    #expect(prompt.offers("f().up").isEmpty)
    #expect(prompt.offers("f()['").isEmpty)
    #expect(prompt.type("calls") == "[]\n")
  }

  @Test func `offers are listed with kind and documentation, many in columns`() {
    let few = Completions(
      typed: "m",
      items: [
        .init(text: "mean", kind: "function", summary: "The average."), .init(text: "max"),
      ])
    #expect(
      CompletionList(few).text(width: 80)
        == "mean  function  The average.\nmax\n")
    let many = Completions(typed: "", items: (10..<60).map { .init(text: "name\($0)") })
    let lines = CompletionList(many).text(width: 41).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines[0] == "name10  name20  name30  name40  name50")
    #expect(few.commonPrefix == "m")
  }
}
