import Foundation
import Testing

@testable import Syntax

private struct RecordedName: Decodable {
  let name: String
  let among: [String]
  let nearest: String?
}

@Test func `the nearest name is the one that CPython suggests`() throws {
  let recorded = try JSONDecoder().decode(
    [RecordedName].self, from: try FixtureFiles.data("names.json"))
  for entry in recorded {
    #expect(nearestName(entry.name, among: entry.among) == entry.nearest, "\(entry.name)")
  }
}

@Test func `undefined names are found with a suggestion`() throws {
  let module = try parse(
    """
    import numpy as np
    total = 0
    def scale(values, factor=default):
      result = [value * factr for value in values]
      return resutl, later, len(values)
    later = totl + np.pi
    class A:
      size = 1
      area = size * sise
      def f(self): return size
    print(__name__, scale)
    """)
  let found = undefinedNames(in: module, known: ["print", "len"])
  #expect(
    found.map { "\($0.message) \($0.hint ?? "-")" } == [
      "name 'default' is not defined -",
      "name 'factr' is not defined Did you mean: 'factor'?",
      "name 'resutl' is not defined Did you mean: 'result'?",
      "name 'totl' is not defined Did you mean: 'total'?",
      "name 'sise' is not defined Did you mean: 'size'?",
      "name 'size' is not defined -",
    ])
  #expect(found.allSatisfy { $0.kind == .undefinedName && $0.pythonClass == "NameError" })
  #expect(
    found[1].rendered(in: module.source) == """
        File "test.py", line 4
          result = [value * factr for value in values]
                            ^^^^^
      NameError: name 'factr' is not defined. Did you mean: 'factor'?
      """)
}

@Test func `a star import may define anything`() throws {
  #expect(undefinedNames(in: try parse("from a import *\nb\n"), known: []).isEmpty)
}

@Test func `several errors are reported, one a top-level statement`() {
  let source = SourceFile(
    name: "test.py",
    text: """
      a = 1 1
      def f():
        return 2 2
        return 3 3
      @decorator
      def g(:
        pass
      x = (1,
      y = 2
      class A(B, metaclass=C): pass
      ok = 5
      print(ok
      """)
  let (module, errors) = Parser.parseRecovering(source)
  #expect(
    errors.map { "\(source.position($0.range.start).line) \($0.message)" } == [
      "1 invalid syntax",
      "3 invalid syntax",
      "6 invalid syntax",
      "8 '(' was never closed",
      "10 a metaclass is not part of mnb's Python",
      "12 '(' was never closed",
    ])
  #expect(module?.scope.bound == ["y", "ok"])
}

@Test func `a faultless file has no errors`() {
  let (module, errors) = Parser.parseRecovering(SourceFile(name: "a.py", text: "a = 1\n"))
  #expect(errors.isEmpty)
  #expect(module?.scope.bound == ["a"])
  let (none, names) = Parser.parseRecovering(SourceFile(name: "a.py", text: "nonlocal a\n"))
  #expect(none == nil)
  #expect(names.count == 1)
}
