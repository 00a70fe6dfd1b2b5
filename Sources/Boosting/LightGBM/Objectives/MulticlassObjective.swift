import Glibc

/// Softmax over several classes, one tree a class and round.
struct SoftmaxObjective: Objective {
  let name = "multiclass"
  let treesPerRound: Int
  private let labels: [Int32]
  private let weights: [Float]?
  /// Share of each class.
  private let shares: [Double]
  private let factor: Double

  init(_ config: LightGBMConfig, _ metadata: Metadata) throws {
    treesPerRound = config.numClass
    weights = metadata.weights
    factor = Double(config.numClass) / (Double(config.numClass) - 1)
    labels = metadata.labels.map { Int32($0) }
    var shares = [Double](repeating: 0, count: config.numClass)
    var total = 0.0
    for (i, label) in labels.enumerated() {
      guard label >= 0, label < config.numClass else {
        throw BoostingError(
          "Label must be in [0, \(config.numClass)), but found \(label) in label")
      }
      let weight = weights.map { Double($0[i]) } ?? 1
      shares[Int(label)] += weight
      total += weight
    }
    self.shares = shares.map { $0 / total }
  }

  var modelText: String { "multiclass num_class:\(treesPerRound)" }
  var transform: OutputTransform { .softmax }
  var skipsEmptyClasses: Bool { true }

  func needsTraining(class k: Int) -> Bool {
    shares[k].magnitude > epsilon && shares[k].magnitude < 1 - epsilon
  }

  func startScore(class k: Int, events: inout [LogEvent]) -> Double {
    log(max(epsilon, shares[k]))
  }

  func computeGradients(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<SIMD2<Float>>, threads: Int
  ) {
    let (scores, out) = (Shared(scores), Shared(out))
    let (n, classes) = (labels.count, treesPerRound)
    forRows(n, threads: threads) { rows in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: classes) { buffer in
        let p = buffer.baseAddress!
        for i in rows {
          for k in 0..<classes { p[k] = scores.pointer[k * n + i] }
          OutputTransform.softmax(p, p, classes)
          for k in 0..<classes {
            var gradient = labels[i] == k ? p[k] - 1 : p[k]
            var hessian = factor * p[k] * (1 - p[k])
            if let weights {
              gradient *= Double(weights[i])
              hessian *= Double(weights[i])
            }
            out.pointer[k * n + i] = SIMD2(Float(gradient), Float(hessian))
          }
        }
      }
    }
  }
}

/// Several classes, each against the rest.
struct OneVersusAllObjective: Objective {
  let name = "multiclassova"
  private let sigmoid: Double
  private var classes: [BinaryObjective]
  private let rowCount: Int

  init(
    _ config: LightGBMConfig, _ metadata: Metadata, events: inout [LogEvent]
  ) throws {
    sigmoid = config.sigmoid
    rowCount = metadata.labels.count
    classes = try (0..<config.numClass).map { k in
      try BinaryObjective(config, metadata, isPositive: { Int($0) == k }, events: &events)
    }
  }

  var treesPerRound: Int { classes.count }
  var modelText: String {
    "multiclassova num_class:\(classes.count) sigmoid:\(NumberText.general(sigmoid))"
  }
  var transform: OutputTransform { .sigmoid(sigmoid) }
  var skipsEmptyClasses: Bool { true }

  func needsTraining(class k: Int) -> Bool { classes[k].needsTraining(class: 0) }

  func startScore(class k: Int, events: inout [LogEvent]) -> Double {
    classes[k].startScore(class: 0, events: &events)
  }

  func computeGradients(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<SIMD2<Float>>, threads: Int
  ) {
    for k in classes.indices {
      classes[k].computeGradients(
        scores + k * rowCount, into: out + k * rowCount, threads: threads)
    }
  }
}
