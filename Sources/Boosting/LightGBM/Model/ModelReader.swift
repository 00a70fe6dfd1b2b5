extension LightGBMBooster {
  /// Reads a model file's text.
  ///
  /// - Throws: `BoostingError` for a damaged or incomplete model.
  public convenience init(modelText text: String) throws {
    self.init()
    var lines = ModelLines(text)
    let header = try lines.header()
    try readHeader(header)
    while let block = try lines.nextTree() {
      trees.append(try Tree(block, columns: featureNames.count))
    }
    if let sizes = header["tree_sizes"] {
      let expected = sizes.split(separator: " ").count
      guard trees.count == expected else {
        throw BoostingError("Model format error, expect a tree here. met \(lines.current)")
      }
    }
    guard trees.count % treesPerRound == 0 else {
      throw BoostingError("Model format error, expect a tree here. met \(lines.current)")
    }
    initialRounds = currentIteration
    parameterText = lines.parameters()
    pandasCategorical = lines.pandasCategorical()
  }

  private func readHeader(_ header: [String: String]) throws {
    func whole(_ key: String, missing: String) throws -> Int {
      guard let text = header[key] else { throw BoostingError(missing) }
      return NumberText.leadingInt(Substring(text))
    }
    classCount = try whole(
      "num_class", missing: "Model file doesn't specify the number of classes")
    treesPerRound =
      header["num_tree_per_iteration"].map { NumberText.leadingInt(Substring($0)) }
      ?? classCount
    guard treesPerRound > 0, classCount > 0 else {
      throw BoostingError("Model file doesn't specify the number of classes")
    }
    labelIndex = try whole("label_index", missing: "Model file doesn't specify the label index")
    let last = try whole("max_feature_idx", missing: "Model file doesn't specify max_feature_idx")
    averagesOutput = header["average_output"] != nil
    func list(_ key: String) throws -> [String]? {
      guard let text = header[key] else { return nil }
      let words = text.split(separator: " ").map { String($0) }
      guard words.count == last + 1 else { throw BoostingError("Wrong size of \(key)") }
      return words
    }
    guard let names = try list("feature_names") else {
      throw BoostingError("Model file doesn't contain feature_names")
    }
    featureNames = names
    monotoneConstraints =
      try list("monotone_constraints")?.map { NumberText.leadingInt(Substring($0)) } ?? []
    guard let infos = try list("feature_infos") else {
      throw BoostingError("Model file doesn't contain feature_infos")
    }
    featureInfos = infos
    if let text = header["objective"] {
      transform = try ObjectiveMaker.transform(ofModelText: text)
      objectiveText = text
    }
  }
}

/// Cuts a model file into its parts.
private struct ModelLines {
  private let lines: [Substring]
  private var at = 0

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  var current: Substring { at < lines.count ? lines[at] : "" }

  mutating func header() throws -> [String: String] {
    var values: [String: String] = [:]
    while at < lines.count, !lines[at].hasPrefix("Tree=") {
      let line = lines[at]
      at += 1
      if line == "end of trees" {
        at -= 1
        break
      }
      guard !line.isEmpty else { continue }
      let parts = line.split(separator: "=", omittingEmptySubsequences: true)
      let key = String(parts.first ?? "")
      if parts.count > 2, key != "feature_names", key != "monotone_constraints" {
        throw BoostingError("Wrong line at model file: \(line.prefix(128))")
      }
      values[key] = line.firstIndex(of: "=").map { String(line[line.index(after: $0)...]) } ?? ""
    }
    return values
  }

  /// The `key=value` lines of the next tree; nil after the last.
  mutating func nextTree() throws -> [String: Substring]? {
    while at < lines.count, lines[at].isEmpty { at += 1 }
    guard at < lines.count else {
      throw BoostingError("Model format error, expect a tree here. met ")
    }
    guard lines[at].hasPrefix("Tree=") else {
      guard lines[at] == "end of trees" else {
        throw BoostingError("Model format error, expect a tree here. met \(lines[at].prefix(128))")
      }
      return nil
    }
    at += 1
    var block: [String: Substring] = [:]
    while at < lines.count, !lines[at].isEmpty {
      let line = lines[at]
      guard let equals = line.firstIndex(of: "=") else {
        throw BoostingError("Model format error, expect a tree here. met \(line.prefix(128))")
      }
      block[String(line[..<equals])] = line[line.index(after: equals)...]
      at += 1
    }
    return block
  }

  /// The parameters section as written, each line with its end.
  mutating func parameters() -> String {
    guard let start = lines[at...].firstIndex(of: "parameters:"),
      let end = lines[start...].firstIndex(of: "end of parameters")
    else { return "" }
    at = end
    return lines[start + 1..<end].filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }

  func pandasCategorical() -> String? {
    let mark = "pandas_categorical:"
    return lines.last { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
  }
}

extension Tree {
  /// A tree from the lines of its block.
  ///
  /// - Throws: `BoostingError` for missing or malformed lines and for children, columns or
  ///   categories out of range.
  convenience init(_ block: [String: Substring], columns: Int) throws {
    self.init()
    let reader = TreeReader(block: block)
    leafCount = try reader.whole("num_leaves")
    guard leafCount >= 1, leafCount <= 1 << 24 else {
      throw BoostingError("Tree model should contain num_leaves field")
    }
    categoryCount = try reader.whole("num_cat")
    if block["is_linear"] == "1" {
      throw BoostingError("linear trees are not supported", pythonClass: "NotImplementedError")
    }
    leafValue = try reader.doubles("leaf_value", leafCount)
    shrinkage = block["shrinkage"].flatMap { NumberText.parseAsLightGBM(String($0)) } ?? 1
    leafRows = try reader.wholes("leaf_count", leafCount, optional: true)
    leafWeight = []
    guard leafCount > 1 else { return }
    try readNodes(reader)
    if categoryCount > 0 { try readCategories(reader) }
    try validate(columns: columns)
  }

  private func readNodes(_ reader: TreeReader) throws {
    let count = nodeCount
    leftChild = try reader.wholes("left_child", count)
    rightChild = try reader.wholes("right_child", count)
    splitFeature = try reader.wholes("split_feature", count)
    threshold = try reader.doubles("threshold", count)
    splitGain = try reader.quickDoubles("split_gain", count).map { Float($0) }
    internalCount = try reader.wholes("internal_count", count, optional: true)
    internalValue = try reader.quickDoubles("internal_value", count)
    internalWeight = try reader.quickDoubles("internal_weight", count)
    leafWeight = try reader.doubles("leaf_weight", leafCount, optional: true)
    decisionType = try reader.wholes("decision_type", count, optional: true).map {
      UInt8(truncatingIfNeeded: $0)
    }
  }

  private func readCategories(_ reader: TreeReader) throws {
    categoryBorders = try reader.wholes("cat_boundaries", categoryCount + 1)
    let isRising = zip(categoryBorders, categoryBorders.dropFirst()).allSatisfy { $0 <= $1 }
    guard categoryBorders[0] == 0, isRising else {
      throw BoostingError("Tree model should contain cat_boundaries field.")
    }
    categoryBits = try reader.bits("cat_threshold", Int(categoryBorders.last!))
  }

  /// A damaged file must not lead a walk astray.
  private func validate(columns: Int) throws {
    let damaged = BoostingError("Model format error, the tree's structure is inconsistent")
    var hasParent = [Bool](repeating: false, count: nodeCount + leafCount)
    for node in 0..<nodeCount {
      guard splitFeature[node] >= 0, splitFeature[node] < columns else { throw damaged }
      for child in [leftChild[node], rightChild[node]] {
        let isNode = child > node && child < nodeCount
        let isLeaf = child < 0 && ~child < leafCount
        guard isNode || isLeaf else { throw damaged }
        let place = isNode ? Int(child) : nodeCount + Int(~child)
        guard !hasParent[place] else { throw damaged }
        hasParent[place] = true
      }
      if isCategorical(node) {
        let place = threshold[node]
        guard place >= 0, place < Double(categoryCount) else { throw damaged }
      }
    }
    leafDepth = Array(repeating: 0, count: leafCount)
    leafParent = Array(repeating: -1, count: leafCount)
  }

  /// Keeps of inner nodes only what a model file keeps.
  func roundAsText() {
    func rounded(_ x: Double) -> Double {
      NumberText.parseAsLightGBM(NumberText.general(x)) ?? x
    }
    for i in 0..<nodeCount {
      internalValue[i] = rounded(internalValue[i])
      internalWeight[i] = rounded(internalWeight[i])
      splitGain[i] = Float(rounded(Double(splitGain[i])))
    }
    shrinkage = rounded(shrinkage)
    if leafCount == 1 { leafWeight = [] }
  }
}

private struct TreeReader {
  let block: [String: Substring]

  private func words(_ key: String, _ count: Int, optional: Bool) throws -> [Substring]? {
    guard let text = block[key] else {
      if optional { return nil }
      throw BoostingError("Tree model string format error, should contain \(key) field")
    }
    let words = text.split(separator: " ")
    guard words.count == count else {
      throw BoostingError.check("(strs.size()) == (static_cast<size_t>(n))")
    }
    return words
  }

  func whole(_ key: String) throws -> Int {
    guard let text = block[key] else {
      throw BoostingError("Tree model should contain \(key) field")
    }
    return NumberText.leadingInt(text)
  }

  func wholes(_ key: String, _ count: Int, optional: Bool = false) throws -> [Int32] {
    guard let words = try words(key, count, optional: optional) else {
      return Array(repeating: 0, count: count)
    }
    return words.map { Int32(truncatingIfNeeded: NumberText.leadingInt($0)) }
  }

  func bits(_ key: String, _ count: Int) throws -> [UInt32] {
    try words(key, count, optional: false)!.map { word in
      guard let bits = UInt32(word) else {
        throw BoostingError("Tree model should contain \(key) field")
      }
      return bits
    }
  }

  func doubles(_ key: String, _ count: Int, optional: Bool = false) throws -> [Double] {
    guard let words = try words(key, count, optional: optional) else {
      return Array(repeating: 0, count: count)
    }
    return try words.map {
      guard let value = NumberText.parse($0) else {
        throw BoostingError("Failed to parse double: \($0)")
      }
      return value
    }
  }

  /// Numbers that the library reads with fewer digits.
  func quickDoubles(_ key: String, _ count: Int) throws -> [Double] {
    guard let words = try words(key, count, optional: true) else {
      return Array(repeating: 0, count: count)
    }
    return words.map { NumberText.parseAsLightGBM(String($0)) ?? 0 }
  }
}
