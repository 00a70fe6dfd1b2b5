/// Sums of targets left and right of a split, taken in scikit-learn's order.
struct SquaredError {
  private let samples: ArraySlice<Int>
  private let targets: [Double]
  private let weights: [Double]
  private(set) var sum = 0.0
  private(set) var weight = 0.0
  private var squares = 0.0
  private var position: Int
  private var leftSum = 0.0
  private var leftWeight = 0.0

  /// Sums the samples of a node.
  init(_ samples: ArraySlice<Int>, _ targets: [Double], _ weights: [Double]) {
    self.samples = samples
    self.targets = targets
    self.weights = weights
    position = samples.startIndex
    for i in samples {
      let part = weights[i] * targets[i]
      sum += part
      squares += part * targets[i]
      weight += weights[i]
    }
  }

  /// The same sums for the same samples in another order.
  init(_ whole: SquaredError, _ samples: ArraySlice<Int>) {
    self.samples = samples
    targets = whole.targets
    weights = whole.weights
    sum = whole.sum
    weight = whole.weight
    squares = whole.squares
    position = samples.startIndex
  }

  /// Moves the split, adding from the left or subtracting from the right, whichever is shorter.
  mutating func move(to new: Int) {
    if new - position <= samples.endIndex - new {
      for i in samples[position..<new] {
        leftSum += weights[i] * targets[i]
        leftWeight += weights[i]
      }
    } else {
      leftSum = sum
      leftWeight = weight
      for i in samples[new...].reversed() {
        leftSum -= weights[i] * targets[i]
        leftWeight -= weights[i]
      }
    }
    position = new
  }

  /// What is to be maximised: the impurity taken away, but for constant terms.
  var gain: Double {
    let rightSum = sum - leftSum
    return leftSum * leftSum / leftWeight + rightSum * rightSum / (weight - leftWeight)
  }

  var impurity: Double { squares / weight - (sum / weight) * (sum / weight) }

  /// The impurities of the children of a split.
  func impurities(at split: Int) -> (left: Double, right: Double) {
    var moved = self
    moved.move(to: split)
    let leftSquares = samples[..<split].reduce(0) {
      $0 + weights[$1] * targets[$1] * targets[$1]
    }
    let rightWeight = weight - moved.leftWeight
    let leftMean = moved.leftSum / moved.leftWeight
    let rightMean = (sum - moved.leftSum) / rightWeight
    return (
      leftSquares / moved.leftWeight - leftMean * leftMean,
      (squares - leftSquares) / rightWeight - rightMean * rightMean
    )
  }
}

/// scikit-learn's introsort of samples by a column, with a three-way partition.
enum ThreeWaySort {
  static func sort(
    _ samples: UnsafeMutablePointer<Int>, _ count: Int, by value: (Int) -> Float
  ) {
    if count == 0 { return }
    sort(samples, count, 2 * (Int.bitWidth - 1 - count.leadingZeroBitCount), value)
  }

  private static func sort(
    _ start: UnsafeMutablePointer<Int>, _ count: Int, _ depth: Int, _ value: (Int) -> Float
  ) {
    var samples = start
    var n = count
    var depth = depth
    while n > 15 {
      if depth <= 0 {
        // The original turns to a heap sort here, which no data of a search reaches.
        var rest = UnsafeMutableBufferPointer(start: samples, count: n)
        rest.sort { value($0) < value($1) }
        return
      }
      depth -= 1
      let pivot = median(value(samples[0]), value(samples[n / 2]), value(samples[n - 1]))
      var i = 0
      var left = 0
      var right = n
      while i < right {
        let v = value(samples[i])
        if v < pivot {
          swap(samples, i, left)
          i += 1
          left += 1
        } else if v > pivot {
          right -= 1
          swap(samples, i, right)
        } else {
          i += 1
        }
      }
      sort(samples, left, depth, value)
      samples += right
      n -= right
    }
    insertionSort(samples, n, value)
  }

  private static func median(_ a: Float, _ b: Float, _ c: Float) -> Float {
    max(min(a, b), min(max(a, b), c))
  }

  private static func swap(_ samples: UnsafeMutablePointer<Int>, _ i: Int, _ j: Int) {
    (samples[i], samples[j]) = (samples[j], samples[i])
  }

  private static func insertionSort(
    _ samples: UnsafeMutablePointer<Int>, _ count: Int, _ value: (Int) -> Float
  ) {
    for i in stride(from: 1, to: count, by: 1) {
      let sample = samples[i]
      var j = i
      while j > 0 && value(samples[j - 1]) > value(sample) {
        samples[j] = samples[j - 1]
        j -= 1
      }
      samples[j] = sample
    }
  }
}
