import Glibc

/// The form of `Booster.get_dump`.
public enum XGBoostDumpFormat: String, Sendable { case text, json }

extension XGBoostBooster {
  /// Each tree's nodes as XGBoost 3.2's `get_dump` writes them, numbers with nine digits.
  ///
  /// - Parameter hasStatistics: adds the gain of splits and the summed hessian of all nodes.
  public func dump(
    _ format: XGBoostDumpFormat = .text, hasStatistics: Bool = false
  ) -> [String] {
    trees.map { tree in
      let writer = TreeDump(
        tree: tree, names: (0..<featureCount).map { featureName($0) }, types: featureTypes,
        hasStatistics: hasStatistics)
      return format == .text ? writer.text(0, depth: 0) + "\n" : writer.json(0, depth: 0)
    }
  }
}

/// One row of `trees_to_dataframe`.
public struct XGBoostNodeRow: Sendable {
  public let tree: Int
  public let node: Int
  /// The column's name; nil for a leaf.
  public let feature: String?
  /// The bound of a split; NaN for a leaf or a split by categories.
  public let split: Double
  public let yes: Int?
  public let no: Int?
  public let missing: Int?
  /// The gain of a split, the output of a leaf.
  public let gain: Double
  public let cover: Double
  /// Categories that a split sends to `yes`.
  public let categories: [Int]?
}

extension XGBoostBooster {
  /// All nodes that are in use, by tree and number; numbers as their dumped digits say.
  public var nodeRows: [XGBoostNodeRow] {
    trees.enumerated().flatMap { number, tree in
      let writer = TreeDump(
        tree: tree, names: (0..<featureCount).map { featureName($0) }, types: featureTypes,
        hasStatistics: true)
      return writer.reachable().sorted().map { writer.row($0, tree: number) }
    }
  }
}

/// Writes one tree.
private struct TreeDump {
  let tree: RegressionTree
  let names: [String]
  let types: [String]
  let hasStatistics: Bool

  /// As `%.9g`.
  static func digits(_ value: Float) -> String {
    var buffer = [CChar](repeating: 0, count: 48)
    let length = withVaList([Double(value)]) { vsnprintf(&buffer, buffer.count, "%.9g", $0) }
    return String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func name(_ node: Int) -> String { names[Int(tree.feature[node])] }

  private func type(_ node: Int) -> String {
    let feature = Int(tree.feature[node])
    return feature < types.count ? types[feature] : "q"
  }

  private func missing(_ node: Int) -> Int32 {
    tree.defaultLeft[node] ? tree.left[node] : tree.right[node]
  }

  /// The bound; whole for columns of whole numbers.
  private func bound(_ node: Int) -> String {
    let value = tree.condition[node]
    return type(node) == "int" ? String(Int(value.rounded(.up))) : Self.digits(value)
  }

  private func categories(_ node: Int) -> [Int]? {
    tree.categories[node].map { bits in
      (0..<bits.count * 32).filter { bits[$0 >> 5] >> UInt32($0 & 31) & 1 == 1 }
    }
  }

  func text(_ node: Int, depth: Int) -> String {
    let indent = String(repeating: "\t", count: depth)
    if tree.isLeaf(node) {
      let cover = hasStatistics ? ",cover=" + Self.digits(tree.sumHessian[node]) : ""
      return "\(indent)\(node):leaf=\(Self.digits(tree.condition[node]))\(cover)"
    }
    let (left, right) = (Int(tree.left[node]), Int(tree.right[node]))
    let statistics =
      hasStatistics
      ? ",gain=\(Self.digits(tree.lossChange[node])),cover=\(Self.digits(tree.sumHessian[node]))"
      : ""
    let head: String
    if let categories = categories(node) {
      let set = categories.map(String.init).joined(separator: ",")
      head = "[\(name(node)):{\(set)}] yes=\(right),no=\(left),missing=\(missing(node))"
    } else if type(node) == "i" {
      let yes = tree.defaultLeft[node] ? right : left
      head = "[\(name(node))] yes=\(yes),no=\(yes == left ? right : left)"
    } else {
      head = "[\(name(node))<\(bound(node))] yes=\(left),no=\(right),missing=\(missing(node))"
    }
    return "\(indent)\(node):\(head)\(statistics)\n" + text(left, depth: depth + 1) + "\n"
      + text(right, depth: depth + 1)
  }

  func json(_ node: Int, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth + 1)
    if tree.isLeaf(node) {
      let cover = hasStatistics ? ", \"cover\": \(Self.digits(tree.sumHessian[node])) " : ""
      return
        "\(indent){ \"nodeid\": \(node), \"leaf\": \(Self.digits(tree.condition[node])) \(cover)}"
    }
    let (left, right) = (Int(tree.left[node]), Int(tree.right[node]))
    var parts = ["\"nodeid\": \(node)", "\"depth\": \(depth)", "\"split\": \"\(name(node))\""]
    if let categories = categories(node) {
      let list = categories.map(String.init).joined(separator: ", ")
      parts += ["\"split_condition\": [\(list)]", "\"yes\": \(right)", "\"no\": \(left)"]
      parts.append("\"missing\": \(missing(node))")
    } else if type(node) == "i" {
      let yes = tree.defaultLeft[node] ? right : left
      parts += ["\"yes\": \(yes)", "\"no\": \(yes == left ? right : left)"]
    } else {
      parts += ["\"split_condition\": \(bound(node))", "\"yes\": \(left)", "\"no\": \(right)"]
      parts.append("\"missing\": \(missing(node))")
    }
    // A blank follows the last field, statistics or not.
    let statistics =
      hasStatistics
      ? " , \"gain\": \(Self.digits(tree.lossChange[node])), "
        + "\"cover\": \(Self.digits(tree.sumHessian[node]))" : " "
    return indent + "{ " + parts.joined(separator: ", ") + statistics + ", \"children\": [\n"
      + json(left, depth: depth + 1) + ", \n" + json(right, depth: depth + 1) + "\n\(indent)]}"
  }

  func reachable() -> [Int] {
    var (stack, found) = ([0], [Int]())
    while let node = stack.popLast() {
      found.append(node)
      if !tree.isLeaf(node) { stack += [Int(tree.left[node]), Int(tree.right[node])] }
    }
    return found
  }

  func row(_ node: Int, tree number: Int) -> XGBoostNodeRow {
    func value(_ number: Float) -> Double { Double(Self.digits(number)) ?? .nan }
    if tree.isLeaf(node) {
      return XGBoostNodeRow(
        tree: number, node: node, feature: nil, split: .nan, yes: nil, no: nil, missing: nil,
        gain: value(tree.condition[node]), cover: value(tree.sumHessian[node]), categories: nil)
    }
    let categories = categories(node)
    let (left, right) = (Int(tree.left[node]), Int(tree.right[node]))
    return XGBoostNodeRow(
      tree: number, node: node, feature: name(node),
      split: categories == nil ? Double(bound(node)) ?? .nan : .nan,
      yes: categories == nil ? left : right, no: categories == nil ? right : left,
      missing: Int(missing(node)), gain: value(tree.lossChange[node]),
      cover: value(tree.sumHessian[node]), categories: categories)
  }
}
