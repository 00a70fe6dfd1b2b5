extension Tree {
  /// A number as JSON holds it: 17 digits, infinities cut off.
  static func number(_ x: Double) -> String {
    NumberText.general(x.isNaN ? 0 : max(-1e300, min(1e300, x)), digits: 17)
  }

  /// The tree's members in `dump_model`.
  var json: String {
    var text = "\"num_leaves\":\(leafCount),\n\"num_cat\":\(categoryCount),\n"
    text += "\"shrinkage\":\(NumberText.general(shrinkage, digits: 17)),\n"
    guard nodeCount > 0 else {
      let value = NumberText.general(leafValue[0], digits: 17)
      return text
        + "\"tree_structure\":{\"leaf_value\":\(value), \n\"leaf_count\":\(leafRows[0])}\n"
    }
    text += "\"tree_structure\":"
    append(0, to: &text)
    return text + "\n"
  }

  private func append(_ child: Int32, to text: inout String) {
    func digits(_ x: Double) -> String { NumberText.general(x, digits: 17) }
    guard child >= 0 else {
      let leaf = Int(~child)
      text += "{\n\"leaf_index\":\(leaf),\n\"leaf_value\":\(digits(leafValue[leaf])),\n"
      text += "\"leaf_weight\":\(digits(leafWeight[leaf])),\n\"leaf_count\":\(leafRows[leaf])\n}"
      return
    }
    let node = Int(child)
    text += "{\n\"split_index\":\(node),\n\"split_feature\":\(splitFeature[node]),\n"
    text += "\"split_gain\":\(gainText(node)),\n"
    if isCategorical(node) {
      text += "\"threshold\":\"\(categoryList(node))\",\n\"decision_type\":\"==\",\n"
    } else {
      text += "\"threshold\":\(Self.number(threshold[node])),\n\"decision_type\":\"<=\",\n"
    }
    text += "\"default_left\":\(isDefaultLeft(node)),\n"
    text += "\"missing_type\":\"\(missingName(node))\",\n"
    text += "\"internal_value\":\(digits(internalValue[node])),\n"
    text += "\"internal_weight\":\(digits(internalWeight[node])),\n"
    text += "\"internal_count\":\(internalCount[node]),\n\"left_child\":"
    append(leftChild[node], to: &text)
    text += ",\n\"right_child\":"
    append(rightChild[node], to: &text)
    text += "\n}"
  }

  /// Gains are floats; a stream writes as many of their digits as of a double's.
  private func gainText(_ node: Int) -> String {
    let gain = splitGain[node]
    return NumberText.general(
      Double(gain.isNaN ? 0 : max(-1e38, min(1e38, gain))), digits: 17)
  }

  func missingName(_ node: Int) -> String {
    switch missing(node) {
    case .none: "None"
    case .zero: "Zero"
    case .nan: "NaN"
    }
  }

  /// Categories that go left.
  func categoryList(_ node: Int) -> String {
    let place = Int(threshold[node])
    let (start, end) = (Int(categoryBorders[place]), Int(categoryBorders[place + 1]))
    return (0..<(end - start) * 32)
      .filter { categoryBits[start + $0 / 32] >> UInt32($0 % 32) & 1 == 1 }
      .map { "\($0)" }.joined(separator: "||")
  }

  /// Appends a node or leaf and all below it.
  func appendRows(
    _ tree: Int, _ child: Int32, depth: Int, parent: String?, _ names: [String],
    _ rows: inout [LightGBMBooster.NodeRow]
  ) {
    func name(_ child: Int32) -> String {
      child >= 0 ? "\(tree)-S\(child)" : "\(tree)-L\(~child)"
    }
    guard child >= 0 else {
      let leaf = Int(~child)
      rows.append(
        LightGBMBooster.NodeRow(
          treeIndex: tree, depth: depth, nodeIndex: name(child), parentIndex: parent,
          value: leafValue[leaf], weight: nodeCount > 0 ? leafWeight[leaf] : nil,
          count: nodeCount > 0 ? Int(leafRows[leaf]) : nil))
      return
    }
    let node = Int(child)
    rows.append(
      LightGBMBooster.NodeRow(
        treeIndex: tree, depth: depth, nodeIndex: name(child), leftChild: name(leftChild[node]),
        rightChild: name(rightChild[node]), parentIndex: parent,
        splitFeature: names[Int(splitFeature[node])], splitGain: Double(splitGain[node]),
        threshold: isCategorical(node)
          ? .categories(categoryList(node)) : .number(threshold[node]),
        decisionType: isCategorical(node) ? "==" : "<=",
        missingDirection: isDefaultLeft(node) ? "left" : "right", missingType: missingName(node),
        value: internalValue[node], weight: internalWeight[node],
        count: Int(internalCount[node])))
    for next in [leftChild[node], rightChild[node]] {
      appendRows(tree, next, depth: depth + 1, parent: name(child), names, &rows)
    }
  }
}
