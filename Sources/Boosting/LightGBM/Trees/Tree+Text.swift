extension Tree {
  /// The tree's block in a model file, without its `Tree=` line.
  var text: String {
    var text = ""
    text.reserveCapacity(leafCount * 120)
    text += "num_leaves=\(leafCount)\nnum_cat=\(categoryCount)\n"
    text.appendLine("split_feature", splitFeature)
    text.appendLine("split_gain", splitGain.map { Double($0) }, digits: 6)
    text.appendLine("threshold", threshold, digits: 17)
    text.appendLine("decision_type", decisionType)
    text.appendLine("left_child", leftChild)
    text.appendLine("right_child", rightChild)
    text.appendLine("leaf_value", leafValue, digits: 17)
    text.appendLine("leaf_weight", leafWeight, digits: 17)
    text.appendLine("leaf_count", leafRows)
    text.appendLine("internal_value", internalValue, digits: 6)
    text.appendLine("internal_weight", internalWeight, digits: 6)
    text.appendLine("internal_count", internalCount)
    if categoryCount > 0 {
      text.appendLine("cat_boundaries", categoryBorders)
      text.appendLine("cat_threshold", categoryBits)
    }
    text += "is_linear=0\nshrinkage=\(NumberText.general(shrinkage))\n\n"
    return text
  }
}

extension String {
  fileprivate mutating func appendLine(_ name: String, _ values: [some BinaryInteger]) {
    append(name)
    append("=")
    for (i, value) in values.enumerated() {
      if i > 0 { append(" ") }
      append(value.description)
    }
    append("\n")
  }

  fileprivate mutating func appendLine(_ name: String, _ values: [Double], digits: Int) {
    append(name)
    append("=")
    for (i, value) in values.enumerated() {
      if i > 0 { append(" ") }
      NumberText.append(value, digits: digits, to: &self)
    }
    append("\n")
  }
}
