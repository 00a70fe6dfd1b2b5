import Glibc

/// Log loss or top-k error of several classes.
struct MulticlassMetric: Metric {
  enum Kind: Sendable { case logLoss, error(top: Int) }

  let kind: Kind
  let rows: MetricRows
  let classes: Int

  var names: [String] {
    switch kind {
    case .logLoss: ["multi_logloss"]
    case .error(let top): [top == 1 ? "multi_error" : "multi_error@\(top)"]
    }
  }

  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double] {
    let transform = transform ?? .identity
    var p = [Double](repeating: 0, count: classes)
    let sum = rows.sum { i in
      for k in 0..<classes { p[k] = scores[k * rows.count + i] }
      p.withUnsafeMutableBufferPointer {
        transform.apply($0.baseAddress!, $0.baseAddress!, count: classes)
      }
      return loss(p, Int(rows.labels[i]))
    }
    return [sum / rows.totalWeight]
  }

  private func loss(_ p: [Double], _ label: Int) -> Double {
    switch kind {
    case .logLoss: p[label] > epsilon ? -log(p[label]) : Double(-logf(Float(epsilon)))
    case .error(let top): p.count { $0 >= p[label] } > top ? 1 : 0
    }
  }
}

/// AUC-μ: the mean over pairs of classes of how well a hyperplane separates them.
struct AucMuMetric: Metric {
  let rows: MetricRows
  let classWeights: [[Double]]
  /// Rows by class, in the order that the library's sort leaves them in.
  private let members: [[Int]]

  init(_ rows: MetricRows, _ config: LightGBMConfig) {
    self.rows = rows
    classWeights = config.aucMuWeightTable
    var order = Array(0..<rows.count)
    LibrarySort.sort(&order) { rows.labels[$0] < rows.labels[$1] }
    var members = [[Int]](repeating: [], count: config.numClass)
    for i in order { members[Int(rows.labels[i])].append(i) }
    self.members = members
  }

  var names: [String] { ["auc_mu"] }
  var isHigherBetter: Bool { true }

  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double] {
    let classes = members.count
    var sum = 0.0
    for i in 0..<classes {
      for j in i + 1..<max(i + 1, classes) {
        sum += separation(i, j, scores) / size(i) / size(j)
      }
    }
    return [2 * sum / Double(classes) / Double(classes - 1)]
  }

  private func size(_ k: Int) -> Double {
    rows.weights.map { weights in members[k].sorted().reduce(0.0) { $0 + Double(weights[$1]) } }
      ?? Double(members[k].count)
  }

  /// Weighted number of pairs of the two classes in the right order, ties half.
  private func separation(_ i: Int, _ j: Int, _ scores: UnsafePointer<Double>) -> Double {
    let normal = zip(classWeights[i], classWeights[j]).map { $0 - $1 }
    let side = normal[i] - normal[j]
    var sorted = (members[i] + members[j]).map { row in
      var v = 0.0
      for k in normal.indices { v += normal[k] * scores[rows.count * k + row] }
      return (row: row, distance: side * v)
    }
    LibrarySort.sort(&sorted) { a, b in
      (a.distance - b.distance).magnitude < epsilon
        ? rows.labels[a.row] > rows.labels[b.row] : a.distance < b.distance
    }
    var (result, behind, level, last) = (0.0, 0.0, 0.0, 0.0)
    for (row, distance) in sorted {
      let weight = rows.weights.map { Double($0[row]) } ?? 1
      let isTied = (distance - last).magnitude < epsilon
      if Int(rows.labels[row]) == i {
        result += weight * (isTied ? behind - 0.5 * level : behind)
      } else {
        behind += weight
        level = isTied ? level + weight : weight
        if !isTied { last = distance }
      }
    }
    return result
  }
}
