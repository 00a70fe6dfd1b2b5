import BoostingKernels
import Testing

@testable import Boosting

/// Searching by bounds first changes nothing but the time.
@Suite struct BoundSearchTests {
  private func matrix(rows: Int, kinds: String, maxBin: Int) throws -> QuantizedMatrix {
    let values = SyntheticData.table(kinds, 9, start: 0, count: rows)
    let data = try values.withUnsafeBufferPointer {
      try XGBoostDataset(MatrixView($0.baseAddress!, rows: rows, columns: kinds.count))
    }
    return try data.quantize(maxBin: maxBin, threads: 1)
  }

  private func config(_ more: [(String, String)]) throws -> XGBoostConfig {
    var events: [LogEvent] = []
    return try XGBoostConfig(XGBoostParameters([("max_depth", "7")] + more), events: &events)
  }

  /// Gradients and hessians as a logistic loss gives them, some rows left out.
  private func gradients(rows: Int, seed: UInt32, scale: Float) -> [SIMD2<Float>] {
    let random = StandardTwister(seed: seed)
    func uniform() -> Float { Float(random.word() >> 8) * 0x1p-24 }
    return (0..<rows).map { _ in
      let p = 0.001 + 0.998 * uniform()
      let label: Float = uniform() < 0.1 ? 1 : 0
      let weight: Float = uniform() < 0.2 ? 0 : (label == 1 ? 19 : 1) * scale
      return SIMD2((p - label) * weight, p * (1 - p) * weight)
    }
  }

  @Test(arguments: [
    [], [("lambda", "0")], [("alpha", "0.7")], [("lambda", "300"), ("alpha", "2")],
    [("min_child_weight", "0.01")], [("min_child_weight", "40")], [("gamma", "3")],
    [("grow_policy", "lossguide"), ("max_leaves", "17")], [("colsample_bynode", "0.4")],
    [("interaction_constraints", "[[0,1,2],[3,4,5,6]]")],
  ])
  func `trees are those of the search in the library's order`(
    _ parameters: [(String, String)]
  ) throws {
    let config = try config(parameters)
    for (rows, kinds, maxBin) in [(300, "nmfizd", 256), (2500, "nmfizdnmfizdnmf", 64)] {
      let matrix = try matrix(rows: rows, kinds: kinds, maxBin: maxBin)
      for scale: Float in [1, 1e-3, 1e4] {
        let pairs = gradients(rows: rows, seed: 3, scale: scale)
        let trees = try [true, false].map { usesBounds in
          let grower = HistGrower(matrix, config, threads: 2)
          grower.usesBounds = usesBounds
          let features = FeatureSets(config, featureCount: kinds.count, seed: 5)
          return try grower.grow(pairs, features, learningRate: 0.3, .never)
        }
        #expect(trees[0].nodeCount == trees[1].nodeCount)
        #expect(trees[0].feature == trees[1].feature)
        #expect(trees[0].condition == trees[1].condition)
        #expect(trees[0].defaultLeft == trees[1].defaultLeft)
        #expect(trees[0].lossChange == trees[1].lossChange)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 7, 256])
  func `a number is in the first bin whose bound is above it`(_ count: Int) {
    let bounds = (0..<count).map { Float($0 * $0) - 3 }
    let values = bounds + bounds.map { $0 - 0.5 } + [-1e30, 1e30, .infinity, .nan]
    var bins = [UInt16](repeating: 0, count: values.count)
    assign_bins(values, 1, Int64(values.count), bounds, Int64(count), &bins)
    for (value, bin) in zip(values, bins) {
      let first = bounds.firstIndex { value < $0 } ?? count - 1
      #expect(Int(bin) == (value.isNaN ? count : first))
    }
  }

  @Test func `rows reach the leaves that their values lead to`() {
    // A root with a leaf on the left; missing values go left at the root, right below it.
    let nodes = [
      tree_node(value: 0.5, feature: 0 | 1 << 31, left: 1, right: 2),
      tree_node(value: -1, feature: 0, left: 1, right: 1),
      tree_node(value: 2, feature: 1, left: 3, right: 4),
      tree_node(value: 10, feature: 0, left: 3, right: 3),
      tree_node(value: 20, feature: 0, left: 4, right: 4),
    ]
    let rows: [Float] = [0, 0, 0.5, 1, 1, 2, .nan, 1, 1, .nan, .infinity, -.infinity]
    var places = [Int32](repeating: 0, count: 6)
    tree_walk(nodes, 0, 2, rows, 2, 6, &places)
    #expect(places == [1, 3, 4, 1, 4, 3])
  }
}
