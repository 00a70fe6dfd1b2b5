import Glibc

/// Logistic regression with an L2 penalty, fitted by L-BFGS.
///
/// scikit-learn 1.9's `LogisticRegression(solver="lbfgs")`: two classes by the logistic loss, more by
/// the multinomial one. Loss, scaling, starting point and stopping rules are the library's, so that
/// coefficients agree with its to about 1e-9 wherever both converge.
public struct LogisticRegression: Sendable {
  /// The inverse of the penalty's strength; infinity for none.
  public var C = 1.0
  public var fitsIntercept = true
  public var tolerance = 1e-4
  public var maximumIterations = 100

  public init() {}

  public struct Fitted: Sendable {
    /// One row for two classes, else one a class.
    public let coefficients: [[Double]]
    public let intercepts: [Double]
    public let iterations: Int
    public let ending: Ending

    public init(
      coefficients: [[Double]], intercepts: [Double], iterations: Int, ending: Ending
    ) {
      (self.coefficients, self.intercepts) = (coefficients, intercepts)
      (self.iterations, self.ending) = (iterations, ending)
    }
  }

  public enum Ending: Sendable { case converged, iterations, abnormal }

  /// - Parameters:
  ///   - classes: class numbers from 0.
  ///   - weights: one a row; nil for equal ones.
  ///   - start: coefficients and intercept of an earlier fit to begin with.
  ///   - isCancelled: asked at every evaluation.
  /// - Throws: `ModelsError` when cancelled.
  public func fit(
    _ table: Table, classes: [Int], classCount: Int, weights: [Double]? = nil,
    start: (coefficients: [[Double]], intercepts: [Double])? = nil,
    isCancelled: () -> Bool = { false }
  ) throws -> Fitted {
    let outputs = classCount == 2 ? 1 : classCount
    let width = table.columns + (fitsIntercept ? 1 : 0)
    let total = weights.map { $0.reduce(0, +) } ?? Double(table.rows)
    let loss = LogisticLoss(
      table: table, classes: classes, outputs: outputs, weights: weights, total: total,
      fitsIntercept: fitsIntercept, penalty: 1 / (C * total))
    var first = [Double](repeating: 0, count: outputs * width)
    if let start {
      for output in 0..<outputs {
        let row = start.coefficients[output] + (fitsIntercept ? [start.intercepts[output]] : [])
        first.replaceSubrange(output * width..<(output + 1) * width, with: row)
      }
    }
    var solver = QuasiNewton()
    solver.gradientTolerance = tolerance
    solver.maximumIterations = maximumIterations
    let result = try solver.minimize(first) { point in
      if isCancelled() { throw ModelsError.interrupted }
      return loss.valueAndGradient(point)
    }
    let rows = (0..<outputs).map { Array(result.point[$0 * width..<($0 + 1) * width]) }
    return Fitted(
      coefficients: rows.map { Array($0.prefix(table.columns)) },
      intercepts: rows.map { fitsIntercept ? $0[table.columns] : 0 },
      iterations: min(result.iterations, maximumIterations),
      ending: result.ending == .converged
        ? .converged : result.ending == .iterations ? .iterations : .abnormal)
  }
}

extension LogisticRegression.Fitted {
  /// The linear scores of rows, one array an output.
  public func scores(_ table: Table) -> [[Double]] {
    zip(coefficients, intercepts).map { weights, intercept in
      table.times(weights[...]).map { $0 + intercept }
    }
  }

  /// The probability of the second of two classes.
  public func probabilities(_ table: Table) -> [Double] {
    scores(table)[0].map { sigmoid($0) }
  }
}

/// The mean loss of all rows plus the penalty.
private struct LogisticLoss {
  let table: Table
  let classes: [Int]
  let outputs: Int
  let weights: [Double]?
  let total: Double
  let fitsIntercept: Bool
  let penalty: Double

  func valueAndGradient(_ point: [Double]) -> (Double, [Double]) {
    let width = point.count / outputs
    var scores = (0..<outputs).map { output in
      let weights = point[output * width..<output * width + table.columns]
      let intercept = fitsIntercept ? point[output * width + table.columns] : 0
      return table.times(weights).map { $0 + intercept }
    }
    let loss = outputs == 1 ? binary(&scores[0]) : multinomial(&scores)
    var gradient = [Double](repeating: 0, count: point.count)
    var squares = 0.0
    gradient.withUnsafeMutableBufferPointer { gradient in
      for output in 0..<outputs {
        let at = output * width
        table.addTransposed(
          times: scores[output], to: UnsafeMutableBufferPointer(rebasing: gradient[at...]))
        for column in at..<at + table.columns {
          gradient[column] += penalty * point[column]
          squares += point[column] * point[column]
        }
        if fitsIntercept { gradient[at + table.columns] = scores[output].reduce(0, +) }
      }
    }
    return (loss / total + 0.5 * penalty * squares, gradient)
  }

  /// The summed loss; scores become its derivatives over the total weight.
  private func binary(_ scores: inout [Double]) -> Double {
    var loss = 0.0
    for row in scores.indices {
      let (raw, truth, weight) = (scores[row], Double(classes[row]), weights?[row] ?? 1)
      let soft = raw > 0 ? raw + log1p(exp(-raw)) : log1p(exp(raw))
      loss += weight * (soft - truth * raw)
      scores[row] = weight * (sigmoid(raw) - truth) / total
    }
    return loss
  }

  private func multinomial(_ scores: inout [[Double]]) -> Double {
    var loss = 0.0
    for row in 0..<table.rows {
      let weight = weights?[row] ?? 1
      var largest = -Double.infinity
      for output in 0..<outputs { largest = max(largest, scores[output][row]) }
      let own = scores[classes[row]][row]
      var sum = 0.0
      for output in 0..<outputs {
        scores[output][row] = exp(scores[output][row] - largest)
        sum += scores[output][row]
      }
      loss += weight * (log(sum) + largest - own)
      for output in 0..<outputs {
        let truth = classes[row] == output ? 1.0 : 0.0
        scores[output][row] = weight * (scores[output][row] / sum - truth) / total
      }
    }
    return loss
  }
}

/// The logistic function, without overflow: SciPy's `expit`.
public func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
