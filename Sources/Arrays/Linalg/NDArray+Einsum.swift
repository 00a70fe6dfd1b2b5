extension NDArray {
  /// Einstein's summation convention: `ij,jk->ik` is a matrix product.
  ///
  /// Arrays are combined from left to right, two at a time, by matrix products.
  /// - Parameter subscripts: a letter an axis, operands between commas; without `->`, the letters
  ///   that occur once, in alphabetical order. Ellipses are not supported.
  /// - Throws: ValueError for subscripts that do not fit the arrays; NotImplementedError for
  ///   ellipses.
  public static func einsum(_ subscripts: String, _ arrays: [NDArray]) throws -> NDArray {
    let (inputs, output) = try parsed(subscripts.filter { $0 != " " })
    guard inputs.count == arrays.count else {
      throw ArrayError.value(
        inputs.count > arrays.count
          ? "fewer operands provided to einstein sum function than specified in the subscripts "
            + "string"
          : "more operands provided to einstein sum function than specified in the subscripts "
            + "string")
    }
    var terms: [LabelledArray] = []
    for (place, (labels, array)) in zip(inputs, arrays).enumerated() {
      terms.append(try LabelledArray(array, labels, operand: place))
    }
    try checkLengths(terms)
    var result = try terms[0].summed(keeping: needed(after: 0, terms, output))
    for place in terms.indices.dropFirst() {
      let kept = needed(after: place, terms, output)
      let next = try terms[place].summed(keeping: kept.union(result.labels))
      result = try result.product(next, keeping: kept)
    }
    return result.ordered(output)
  }

  private static func parsed(_ text: String) throws -> ([[Character]], [Character]) {
    guard !text.contains(".") else {
      throw ArrayError(
        "NotImplementedError", "einsum: subscripts with an ellipsis are not supported")
    }
    let sides = text.split(separator: "->", omittingEmptySubsequences: false)
    let inputs = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    for letter in inputs.joined() + (sides.count > 1 ? Array(sides[1]) : [])
    where !letter.isASCII || !letter.isLetter {
      throw ArrayError.value(
        "invalid subscript '\(letter)' in einstein sum subscripts string, subscripts must be "
          + "letters")
    }
    if sides.count > 1 {
      let output = Array(sides[1])
      for (place, letter) in output.enumerated() {
        guard inputs.joined().contains(letter) else {
          throw ArrayError.value(
            "einstein sum subscripts string included output subscript '\(letter)' which never "
              + "appeared in an input")
        }
        guard !output[..<place].contains(letter) else {
          throw ArrayError.value(
            "einstein sum subscripts string includes output subscript '\(letter)' multiple times")
        }
      }
      return (inputs, output)
    }
    var counts: [Character: Int] = [:]
    for letter in inputs.joined() { counts[letter, default: 0] += 1 }
    return (inputs, counts.filter { $0.value == 1 }.keys.sorted())
  }

  private static func checkLengths(_ terms: [LabelledArray]) throws {
    var lengths: [Character: Int] = [:]
    for term in terms {
      for (label, length) in zip(term.labels, term.array.shape) {
        if let known = lengths[label], known != length {
          throw ArrayError.value(
            "operands could not be broadcast together with remapped shapes "
              + "[original->remapped]: label '\(label)' has lengths \(known) and \(length)")
        }
        lengths[label] = length
      }
    }
  }

  /// The labels that the result or later operands have.
  private static func needed(
    after place: Int, _ terms: [LabelledArray], _ output: [Character]
  ) -> Set<Character> {
    Set(output).union(terms[(place + 1)...].flatMap(\.labels))
  }
}

/// An array with a letter an axis, all different.
private struct LabelledArray {
  let array: NDArray
  let labels: [Character]

  private init(array: NDArray, labels: [Character]) {
    self.array = array
    self.labels = labels
  }

  /// Repeated letters take the diagonal, as a view.
  init(_ array: NDArray, _ labels: [Character], operand: Int) throws {
    guard labels.count == array.ndim else {
      let problem =
        labels.count < array.ndim
        ? "operand has more dimensions than subscripts given in einstein sum, but no '...' "
          + "ellipsis provided to broadcast the extra dimensions."
        : "einstein sum subscripts string contains too many subscripts for operand \(operand)"
      throw ArrayError.value(problem)
    }
    var (shape, strides, kept): ([Int], [Int], [Character]) = ([], [], [])
    for (axis, label) in labels.enumerated() {
      guard let place = kept.firstIndex(of: label) else {
        shape.append(array.shape[axis])
        strides.append(array.strides[axis])
        kept.append(label)
        continue
      }
      guard shape[place] == array.shape[axis] else {
        throw ArrayError.value(
          "dimensions in single operand \(operand) for collapsing index '\(label)' don't match "
            + "(\(shape[place]) != \(array.shape[axis]))")
      }
      strides[place] += array.strides[axis]
    }
    self.array = array.view(shape: shape, strides: strides, offset: array.offset)
    self.labels = kept
  }

  /// The sum over axes that nothing needs.
  func summed(keeping kept: Set<Character>) throws -> LabelledArray {
    let axes = labels.indices.filter { !kept.contains(labels[$0]) }
    if axes.isEmpty { return self }
    let dtype: DType? = array.dtype.isInteger ? array.dtype : nil
    return LabelledArray(
      array: try array.sum(axes, dtype: dtype), labels: labels.filter { kept.contains($0) })
  }

  /// A matrix product: axes of both are kept or summed, the others are rows and columns.
  func product(_ other: LabelledArray, keeping kept: Set<Character>) throws -> LabelledArray {
    let shared = labels.filter { other.labels.contains($0) }
    let batch = shared.filter { kept.contains($0) }
    let inner = shared.filter { !kept.contains($0) }
    let rows = labels.filter { !shared.contains($0) }
    let columns = other.labels.filter { !shared.contains($0) }
    let left = try grouped(batch, rows, inner)
    let right = try other.grouped(batch, inner, columns)
    let product = try NDArray.matmul(left, right)
    let lengths = Dictionary(
      zip(labels + other.labels, array.shape + other.array.shape), uniquingKeysWith: { a, _ in a })
    let all = batch + rows + columns
    return LabelledArray(array: try product.reshaped(all.map { lengths[$0]! }), labels: all)
  }

  /// The axes in three groups, each of the last two as one axis.
  private func grouped(
    _ batch: [Character], _ rows: [Character], _ columns: [Character]
  ) throws -> NDArray {
    let sorted = ordered(batch + rows + columns)
    let lengths = sorted.shape
    let split = batch.count + rows.count
    return try sorted.reshaped(
      Array(lengths[..<batch.count])
        + [lengths[batch.count..<split].reduce(1, *), lengths[split...].reduce(1, *)])
  }

  func ordered(_ wanted: [Character]) -> NDArray {
    array.transposed(wanted.map { labels.firstIndex(of: $0)! })
  }
}
