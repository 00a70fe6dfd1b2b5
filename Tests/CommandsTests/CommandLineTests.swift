import Foundation
import Testing

@Suite struct CommandLineTests {
  @Test func `a line of code runs with its arguments`() throws {
    let space = try Workspace()
    let outcome = try space.run("-c", "import sys; print(1 + 1, sys.argv)", "a", "-b")
    #expect(outcome.code == 0)
    #expect(outcome.output == "2 ['-c', 'a', '-b']\n")
  }

  @Test(arguments: [
    ("1 / 0", 1), ("import sys; sys.exit(7)", 7), ("import sys; sys.exit()", 0),
    ("import sys; sys.exit('bye')", 1), ("x = (", 1), ("no_such_name", 1),
  ])
  func `the exit code says how a line ended`(code: String, expected: Int) throws {
    #expect(try Workspace().run("-c", code).code == Int32(expected))
  }

  @Test(arguments: [
    ["--wrong"], ["nonsense"], ["run"], ["run", "--wrong", "a.py"], ["run", "absent.py"],
    ["run", "absent.mnb"], ["check", "absent.py"],
  ])
  func `wrong usage exits with 2 and says what is wrong`(arguments: [String]) throws {
    let space = try Workspace()
    let outcome = try withExtendedLifetime(space) { try Program.run(arguments, in: space.project) }
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
    #expect(!outcome.errors.contains("Fatal"))
  }

  @Test func `a missing file is named`() throws {
    let outcome = try Workspace().run("run", "absent.py")
    #expect(outcome.errors.contains("absent.py"))
    #expect(outcome.errors.contains("No such file or directory"))
  }

  @Test func `a syntax error shows its line before anything runs`() throws {
    let space = try Workspace()
    try space.write("a.py", "print('started')\nopen('out.txt', 'w')\nx = (1\n")
    let outcome = try space.run("run", "a.py")
    #expect(outcome.code == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("File \"a.py\", line 3"))
    #expect(outcome.errors.contains("SyntaxError: '(' was never closed"))
    #expect(space.files == ["a.py"])
  }

  @Test func `check finds a name that nothing defines`() throws {
    let space = try Workspace()
    try space.write("a.py", "value = 1\nprint(valeu)\n")
    let outcome = try space.run("check", "a.py")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("valeu"))
    try space.write("b.py", "value = 1\nprint(value)\n")
    #expect(try space.run("check", "b.py").code == 0)
  }

  @Test func `a failed script shows a traceback after its output`() throws {
    let space = try Workspace()
    try space.write("a.py", "print('before')\ndef f(d):\n    return d['k']\nf({})\n")
    let outcome = try space.run("run", "a.py")
    #expect(outcome.code == 1)
    #expect(outcome.output == "before\n")
    #expect(outcome.errors.hasPrefix("Traceback (most recent call last):\n"))
    #expect(outcome.errors.contains("File \"a.py\", line 3, in f"))
    #expect(outcome.errors.hasSuffix("KeyError: 'k'\n"))
  }

  @Test func `a notebook with an unclosed fence is not valid`() throws {
    let space = try Workspace()
    try space.write("a.mnb", "# Title\n\n```mnb {#one}\nprint('ran')\n")
    let outcome = try space.run("run", "a.mnb")
    #expect(outcome.code == 3)
    #expect(!outcome.output.contains("ran"))
    #expect((outcome.output + outcome.errors).contains("a.mnb"))
    #expect(space.files == ["a.mnb"])
  }
}
