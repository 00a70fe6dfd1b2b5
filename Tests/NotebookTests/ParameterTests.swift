import Testing

@testable import Notebook

@Suite struct ParameterTests {
  private let parameters = NotebookDocument(
    """
    ---
    params:
      data: simulated
      folds: 5
      rate: 0.02
      fast: false
      seeds: [1, 2]
      weights: [0.5, 1]
      names: []
      quoted: "5"
      day: 2024-01-01
      answer: yes
    ---
    """, name: "a.mnb"
  ).frontMatter.parameters

  private func bind(_ assignments: String..., file: String? = nil) -> [String: String] {
    let bound = try? ParameterBinding.bind(
      parameters, assignments: assignments, file: file.map { ("p.yaml", $0) })
    return Dictionary(uniqueKeysWithValues: (bound ?? []).map { ($0.name, $0.value.literal) })
  }

  private func error(_ assignments: String..., file: String? = nil) -> String {
    do {
      _ = try ParameterBinding.bind(
        parameters, assignments: assignments, file: file.map { ("p.yaml", $0) })
      return "none"
    } catch { return error.message }
  }

  @Test func `defaults give the types`() {
    #expect(
      parameters.map(\.defaultValue.kind.phrase) == [
        "a str", "an int", "a float", "a bool", "a list of ints", "a list of floats", "a list",
        "a str", "a str", "a str",
      ])
    #expect(bind()["weights"] == "[0.5, 1]")
  }

  @Test func `values are read as the default's type`() {
    let bound = bind(
      "data=../raw=x", "folds=1_0", "rate=2", "fast=TRUE", "seeds=4,5", "weights=[1, 2.5]",
      "names=a, 'b c'", "quoted=7", "answer=no")
    #expect(bound["data"] == "'../raw=x'")
    #expect(bound["folds"] == "10")
    #expect(bound["rate"] == "2.0")
    #expect(bound["fast"] == "True")
    #expect(bound["seeds"] == "[4, 5]")
    #expect(bound["weights"] == "[1.0, 2.5]")
    #expect(bound["names"] == "['a', 'b c']")
    #expect(bound["quoted"] == "'7'")
    #expect(bound["answer"] == "'no'")
    #expect(bind("rate=inf")["rate"] == "inf")
    #expect(bind("data=it's")["data"] == "'it\\'s'")
  }

  @Test func `a parameter file gives values and -p overrides them`() {
    let bound = bind("folds=3", file: "folds: 10\nrate: 1\nseeds: [9]\n")
    #expect(bound["folds"] == "3")
    #expect(bound["rate"] == "1.0")
    #expect(bound["seeds"] == "[9]")
    let flags = try? ParameterBinding.bind(parameters, assignments: ["folds=5", "rate=0.5"])
    #expect(flags?.map(\.isDefault) == [true, true, false] + Array(repeating: true, count: 7))
  }

  @Test func `unknown names and wrong types are refused`() {
    #expect(error("dta=x") == "unknown parameter 'dta' (did you mean 'data'?)")
    #expect(
      error("zzzzz=x")
        == "unknown parameter 'zzzzz'; it has data, folds, rate, fast, seeds, weights, names,"
        + " quoted, day, answer")
    #expect(error("folds=five") == "parameter 'folds' must be an int, got 'five'")
    #expect(error("folds=5.0") == "parameter 'folds' must be an int, got '5.0'")
    #expect(error("rate=") == "parameter 'rate' must be a float, got ''")
    #expect(error("fast=maybe") == "parameter 'fast' must be a bool, got 'maybe'")
    #expect(error("seeds=1,b") == "parameter 'seeds' must be a list of ints, got '1,b'")
    #expect(error("seeds=[1") == "parameter 'seeds' must be a list of ints, got '[1'")
    #expect(error("folds") == "-p 'folds' is not of the form name=value")
    #expect(error("folds=1", "folds=2") == "parameter 'folds' is given twice")
    #expect(
      error(file: "x: 1\nfold: 2") == "p.yaml:1: unknown parameter 'x'; it has data, folds, rate,"
        + " fast, seeds, weights, names, quoted, day, answer")
    #expect(error(file: "folds: x") == "p.yaml:1: parameter 'folds' must be an int, got 'x'")
    #expect(error(file: "- 1") == "p.yaml: must be a mapping of names to values")
    do {
      _ = try ParameterBinding.bind([], assignments: ["a=1"])
    } catch { #expect(error.message == "unknown parameter 'a': the notebook has none") }
  }
}
