import Testing

@testable import Charts

@Suite struct NumberTests {
  @Test func `numbers print the same everywhere`() {
    #expect(Numerals.fixed(-0.001, 2) == "0.00")
    #expect(Numerals.fixed(2.345, 1) == "2.3")
    #expect(Numerals.coordinate(12.50) == "12.5")
    #expect(Numerals.coordinate(-0.25) == "-0.25")
    #expect(Numerals.short(0.62434) == "0.624")
    #expect(Numerals.short(5289.38) == "5289")
    #expect(Numerals.short(1_630_000) == "1.63M")
    #expect(Numerals.short(-0.00001234) == "−1.23e−5")
    #expect(Numerals.short(0) == "0")
    #expect(Numerals.short(99_999.7) == "100000")
  }

  private func labels(_ low: Double, _ high: Double, _ target: Int, integers: Bool = false)
    -> [String]
  {
    Ticks.linear(low, high, target: target, integers: integers).map(\.label)
  }

  @Test func `ticks are round numbers`() {
    #expect(labels(0, 1, 5) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(labels(0.03, 0.5, 5) == ["0.1", "0.2", "0.3", "0.4", "0.5"])
    #expect(labels(-3.4, 7.9, 5) == ["−2.5", "0.0", "2.5", "5.0", "7.5"])
    #expect(labels(63_000, 63_700, 4) == ["63000", "63200", "63400", "63600"])
    #expect(labels(0, 2_000_000, 4) == ["0", "0.5M", "1.0M", "1.5M", "2.0M"])
    #expect(labels(0, 1_000_000, 4) == ["0", "0.25M", "0.50M", "0.75M", "1.00M"])
    #expect(labels(1, 3, 8, integers: true) == ["1", "2", "3"])
    #expect(labels(0, 2e-6, 2) == ["0", "1e−6", "2e−6"])
  }

  @Test func `logarithmic ticks are powers of ten`() {
    func labels(_ low: Double, _ high: Double, _ target: Int) -> [String] {
      Ticks.log(low, high, target: target).map(\.label)
    }
    #expect(labels(0.001, 100, 6) == ["0.001", "0.01", "0.1", "1", "10", "100"])
    #expect(labels(1e-8, 1, 4) == ["1e−6", "0.001", "1"])
    #expect(labels(1, 8, 4) == ["1", "2", "5"])
  }

  @Test func `curves have the areas that scikit-learn gives`() throws {
    // roc_auc_score 0.75, average_precision_score 0.8333 (the example of scikit-learn's manual).
    let scored = Scored("", labels: [false, false, true, true], scores: [0.1, 0.4, 0.35, 0.8])
    let roc = try Figure.roc([scored]).svg()
    #expect(roc.contains("AUC 0.750"))
    let pr = try Figure.pr([scored]).svg()
    #expect(pr.contains("AP 0.833"))
  }

  @Test func `the threshold curve counts scores above the threshold`() {
    let scored = Scored("", labels: [false, true, false, true], scores: [0.1, 0.4, 0.4, 0.8])
    let curves = ThresholdCurves(scored, grid: [0.05, 0.1, 0.4, 0.9])
    let expected: [Double] = [4.0 / 6, 4.0 / 5, 2.0 / 3, 0]
    #expect(curves.f1 == expected)
    #expect(curves.recall == [1, 1, 0.5, 0])
    #expect(curves.best == 1)
  }

  @Test func `histogram bins hold their lower edges and the last its upper`() {
    let edges = Summary.edges([0, 1, 2, 3], bins: 3, within: nil)
    #expect(edges == [0, 1, 2, 3])
    #expect(Summary.histogram([0, 1, 1.5, 2, 3], edges: edges) == [1, 2, 2])
  }

  @Test func `what cannot be drawn is refused with the reason`() {
    func message(_ make: () throws -> Figure) -> String {
      do {
        _ = try make()
        return ""
      } catch let error as ChartError {
        return error.message
      } catch { return "another error" }
    }
    #expect(
      message { try .line([Series("a", x: [1], y: [1, 2])]) } == "line: y has 2 values and x has 1")
    #expect(
      message { try .bar(["a"], [BarSeries("s", values: [1, 2])]) }
        == "bar: values has 2 values and categories has 1")
    #expect(
      message { try .roc([Scored("", labels: [true], scores: [1])]) }
        == "roc: needs objects of both classes")
    #expect(
      message { try .heatmap([1, 2, 3], rows: ["a"], columns: ["b", "c"]) }
        == "heatmap: 3 values for 1 rows and 2 columns")
    #expect(
      message { try .hist([Sample("", [1])], bins: 0) } == "hist: bins must be 1 or more, got 0")
    #expect(message { try .box([Sample("x", [.nan])]) } == "box: 'x' has no finite values")
    #expect(
      message { try .history([TrainingCurve("a", values: [1], best: 2)]) }
        == "history: best round 2 of 'a' is not in 1 to 1")
    #expect(
      message { try .confusion([[1]], classes: ["a", "b"]) }
        == "confusion: needs a square matrix with one name a class")
  }

  @Test func `a hundred thousand points make a picture of bounded size`() throws {
    var noise = Noise(20)
    let x = (0..<100_000).map { _ in noise.uniform() }
    let y = (0..<100_000).map { _ in noise.uniform() }
    let line = try Figure.line([Series("", y: y)]).svg()
    #expect(line.utf8.count < 150_000)
    let dense = try Figure.lightCurve([
      BandCurve(band: "r", times: x.map { $0.rounded() }, fluxes: y, errors: y)
    ]).svg()
    #expect(dense.utf8.count < 9_000_000)
  }
}
