import Glibc

/// Log loss of two classes, labels above 0 being positive.
struct BinaryObjective: Objective {
  let name = "binary"
  private let sigmoid: Double
  private let isPositive: [Bool]
  private let weights: [Float]?
  private let labelWeights: (negative: Double, positive: Double)
  private let hasBothClasses: Bool
  let positiveCount: Int

  /// - Parameter isPositive: which labels count as positive; above 0 if nil.
  init(
    _ config: LightGBMConfig, _ metadata: Metadata, isPositive test: ((Float) -> Bool)? = nil,
    events: inout [LogEvent]
  ) throws {
    sigmoid = config.sigmoid
    if config.isUnbalance && abs(config.scalePosWeight - 1) > 1e-6 {
      throw BoostingError("Cannot set is_unbalance and scale_pos_weight at the same time")
    }
    isPositive = metadata.labels.map(test ?? { $0 > 0 })
    weights = metadata.weights
    let positives = isPositive.count { $0 }
    let negatives = isPositive.count - positives
    positiveCount = positives
    hasBothClasses = positives > 0 && negatives > 0
    if !hasBothClasses { events.append(LogEvent(.warning, "Contains only one class")) }
    events.append(
      LogEvent(
        .info, "Number of positive: \(positives), number of negative: \(negatives)"))
    var scale = (negative: 1.0, positive: 1.0)
    if config.isUnbalance && hasBothClasses {
      if positives > negatives {
        scale.negative = Double(positives) / Double(negatives)
      } else {
        scale.positive = Double(negatives) / Double(positives)
      }
    }
    scale.positive *= config.scalePosWeight
    labelWeights = scale
  }

  var modelText: String { "binary sigmoid:\(NumberText.general(sigmoid))" }
  var transform: OutputTransform { .sigmoid(sigmoid) }
  var skipsEmptyClasses: Bool { true }

  func needsTraining(class k: Int) -> Bool { hasBothClasses }

  func computeGradients(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<SIMD2<Float>>, threads: Int
  ) {
    guard hasBothClasses else { return }
    let (scores, out) = (Shared(scores), Shared(out))
    forRows(isPositive.count, threads: threads) { rows in
      fill(rows, scores.pointer, out.pointer)
    }
  }

  private func fill(
    _ rows: Range<Int>, _ scores: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<SIMD2<Float>>
  ) {
    isPositive.withUnsafeBufferPointer { isPositive in
      for i in rows {
        let label = isPositive[i] ? 1.0 : -1.0
        let scale = isPositive[i] ? labelWeights.positive : labelWeights.negative
        let response = -label * sigmoid / (1 + exp(label * sigmoid * scores[i]))
        let size = response.magnitude
        var gradient = response * scale
        var hessian = size * (sigmoid - size) * scale
        if let weights {
          gradient *= Double(weights[i])
          hessian *= Double(weights[i])
        }
        out[i] = SIMD2(Float(gradient), Float(hessian))
      }
    }
  }

  func startScore(class k: Int, events: inout [LogEvent]) -> Double {
    var (sum, total) = (0.0, Double(isPositive.count))
    if let weights {
      total = 0
      for i in isPositive.indices {
        if isPositive[i] { sum += Double(weights[i]) }
        total += Double(weights[i])
      }
    } else {
      sum = Double(positiveCount)
    }
    let rate = max(min(sum / total, 1 - epsilon), epsilon)
    let score = log(rate / (1 - rate)) / sigmoid
    events.append(
      LogEvent(
        .info,
        "[binary:BoostFromScore]: pavg=\(NumberText.fixed(rate)) -> "
          + "initscore=\(NumberText.fixed(score))"))
    return score
  }
}
