/// Chooses the rows that trees are grown on.
struct RowSampler {
  enum Method {
    case all
    case fraction(Double)
    case balanced(positive: Double, negative: Double)
    case queries(Double)
    case goss
  }

  private(set) var method: Method
  private var config: LightGBMConfig
  private let metadata: Metadata
  private let rowCount: Int
  private let treesPerRound: Int
  /// One stream for every 1024 rows, kept over all draws.
  private var randoms: [LinearCongruential] = []
  private var mustDraw = false
  /// Rows in the bag, ascending; nil for all rows.
  private(set) var bag: [Int32]?
  /// Queries in the bag where whole queries are drawn.
  private(set) var queries: [Int32]?
  /// Rows that got no part in growing the tree, whose scores are brought up to date after it.
  private(set) var outOfBag: [Int32] = []

  init(
    _ config: LightGBMConfig, _ metadata: Metadata, rowCount: Int, positiveCount: Int,
    treesPerRound: Int
  ) throws {
    self.config = config
    self.metadata = metadata
    self.rowCount = rowCount
    self.treesPerRound = treesPerRound
    method = .all
    try configure(config, positiveCount, isFirst: true)
  }

  /// Whether hessians of kept rows are changed.
  var changesHessians: Bool { if case .goss = method { true } else { false } }

  mutating func reset(_ config: LightGBMConfig, positiveCount: Int) throws {
    try configure(config, positiveCount, isFirst: false)
  }

  private mutating func configure(
    _ new: LightGBMConfig, _ positiveCount: Int, isFirst: Bool
  ) throws {
    let old = config
    config = new
    if new.dataSampleStrategy == "goss" {
      try checkGoss(new)
      method = .goss
      seedStreams()
      bag = nil
      return
    }
    let isBalanced =
      (new.posBaggingFraction < 1 || new.negBaggingFraction < 1) && positiveCount > 0
    guard (new.baggingFraction < 1 || isBalanced) && new.baggingFreq > 0 else {
      method = .all
      bag = nil
      return
    }
    let isSame =
      !isFirst && old.baggingFraction == new.baggingFraction && old.baggingFreq == new.baggingFreq
      && old.posBaggingFraction == new.posBaggingFraction
      && old.negBaggingFraction == new.negBaggingFraction
    if isSame { return }
    if new.baggingByQuery {
      guard metadata.queryBoundaries != nil else {
        throw BoostingError("bagging_by_query needs query information")
      }
      method = .queries(new.baggingFraction)
    } else if isBalanced {
      method = .balanced(positive: new.posBaggingFraction, negative: new.negBaggingFraction)
    } else {
      method = .fraction(new.baggingFraction)
    }
    seedStreams()
    mustDraw = true
  }

  private mutating func seedStreams() {
    randoms = (0..<(rowCount + 1023) / 1024).map {
      LinearCongruential(seed: config.baggingSeed + $0)
    }
  }

  private func checkGoss(_ config: LightGBMConfig) throws {
    guard config.topRate + config.otherRate <= 1 else {
      throw BoostingError.check("(config_->top_rate + config_->other_rate) <= (1.0f)")
    }
    guard config.topRate > 0 && config.otherRate > 0 else {
      throw BoostingError.check("config_->top_rate > 0.0f && config_->other_rate > 0.0f")
    }
    if config.baggingFreq > 0 && config.baggingFraction != 1 {
      throw BoostingError("Cannot use bagging in GOSS")
    }
  }

  /// Draws a new bag when it is time to.
  ///
  /// - Parameter gradients: may be scaled (GOSS).
  mutating func draw(round: Int, _ gradients: UnsafeMutablePointer<SIMD2<Float>>) {
    switch method {
    case .all: return
    case .goss: drawGoss(round, gradients)
    case .fraction(let fraction):
      guard isTime(round) else { return }
      drawRows { _ in fraction }
    case .balanced(let positive, let negative):
      guard isTime(round) else { return }
      let labels = metadata.labels
      drawRows { labels[$0] > 0 ? positive : negative }
    case .queries(let fraction):
      guard isTime(round) else { return }
      drawQueries(fraction)
    }
  }

  private mutating func isTime(_ round: Int) -> Bool {
    defer { mustDraw = false }
    return mustDraw || (bag?.count ?? rowCount) < rowCount && round % config.baggingFreq == 0
  }

  private mutating func drawRows(_ fraction: (Int) -> Double) {
    var rows: [Int32] = []
    rows.reserveCapacity(rowCount)
    for block in randoms.indices {
      var random = randoms[block]
      for row in block * 1024..<min(rowCount, (block + 1) * 1024)
      where Double(random.nextFloat()) < fraction(row) {
        rows.append(Int32(row))
      }
      randoms[block] = random
    }
    setBag(rows)
  }

  private mutating func setBag(_ rows: [Int32]) {
    bag = rows
    outOfBag.removeAll(keepingCapacity: true)
    var next: Int32 = 0
    for row in rows + [Int32(rowCount)] {
      while next < row {
        outOfBag.append(next)
        next += 1
      }
      next = row + 1
    }
  }

  /// Draws whole queries.
  ///
  /// The library keeps the rows in the front of a list as long as the data and takes what follows
  /// there for the rows left out: zeros at first, later rows of earlier draws. Scores depend on it.
  private mutating func drawQueries(_ fraction: Double) {
    let borders = metadata.queryBoundaries!
    var list = (bag ?? []) + outOfBag
    if list.isEmpty { list = Array(repeating: 0, count: rowCount) }
    var count = 0
    var kept: [Int32] = []
    for query in 0..<borders.count - 1
    where Double(randoms[query / 1024].nextFloat()) < fraction {
      kept.append(Int32(query))
      for row in borders[query]..<borders[query + 1] {
        list[count] = row
        count += 1
      }
    }
    queries = kept
    bag = Array(list[..<count])
    outOfBag = Array(list[count...])
  }

  /// Keeps rows with large gradients and a share of the others, which then weigh more.
  ///
  /// The library does so within the share of rows of each thread, so the sample depends on
  /// `num_threads`.
  private mutating func drawGoss(
    _ round: Int, _ gradients: UnsafeMutablePointer<SIMD2<Float>>
  ) {
    bag = nil
    if round < Int(Float(1) / Float(config.learningRate)) { return }
    let threads = config.numThreads > 0 ? config.numThreads : WorkerPool.shared.width
    let blocks = min(threads, (rowCount + 1023) / 1024)
    let share = (rowCount + blocks - 1) / blocks
    let size = (share + 1023) / 1024 * 1024
    var rows: [Int32] = []
    for start in stride(from: 0, to: rowCount, by: size) {
      keepLargest(start..<min(rowCount, start + size), gradients, &rows)
    }
    setBag(rows)
  }

  private mutating func keepLargest(
    _ range: Range<Int>, _ gradients: UnsafeMutablePointer<SIMD2<Float>>, _ rows: inout [Int32]
  ) {
    let n = range.count
    func size(_ row: Int) -> Float {
      var size: Float = 0
      for k in 0..<treesPerRound {
        let pair = gradients[k * rowCount + row]
        size += (pair.x * pair.y).magnitude
      }
      return size
    }
    let sizes = range.map(size)
    let top = max(1, Int(Double(n) * config.topRate))
    let others = Int(Double(n) * config.otherRate)
    let threshold = sizes.sorted(by: >)[top - 1]
    let factor = Float(n - top) / Float(others)
    var (large, small) = (0, 0)
    for (i, row) in range.enumerated() {
      if sizes[i] >= threshold {
        rows.append(Int32(row))
        large += 1
        continue
      }
      let left = (n - i) - (top - large)
      let chance = Double(others - small) / Double(left)
      guard Double(randoms[row / 1024].nextFloat()) < chance else { continue }
      rows.append(Int32(row))
      small += 1
      for k in 0..<treesPerRound { gradients[k * rowCount + row] *= factor }
    }
  }
}
