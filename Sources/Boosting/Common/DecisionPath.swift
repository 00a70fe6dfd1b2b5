/// One feature on the way to a leaf, for SHAP values.
struct PathElement<Number: BinaryFloatingPoint & BitwiseCopyable> {
  var feature: Int32 = -1
  /// Share of the rows that go on where the feature is unknown, and where it is known (0 or 1).
  var zero: Number = 0
  var one: Number = 0
  var weight: Number = 0
}

/// The features on the way to a node, with the weights of their subsets; `length` counts them.
///
/// Source: Lundberg, Erion, Lee, Consistent individualized feature attribution for tree ensembles
/// (2018), algorithm 2, in the order of operations that LightGBM and XGBoost have.
struct DecisionPath<Number: BinaryFloatingPoint & BitwiseCopyable> {
  typealias Element = PathElement<Number>
  let elements: UnsafeMutablePointer<Element>

  init(_ elements: UnsafeMutablePointer<Element>) { self.elements = elements }

  subscript(place: Int) -> Element { elements[place] }

  func extend(_ length: Int, zero: Number, one: Number, feature: Int32) {
    elements[length] = Element(
      feature: feature, zero: zero, one: one, weight: length == 0 ? 1 : 0)
    let whole = Number(length + 1)
    for i in stride(from: length - 1, through: 0, by: -1) {
      elements[i + 1].weight += one * elements[i].weight * Number(i + 1) / whole
      elements[i].weight = zero * elements[i].weight * Number(length - i) / whole
    }
  }

  /// Takes the feature at a place out again.
  func unwind(_ length: Int, _ place: Int) {
    let (one, zero) = (elements[place].one, elements[place].zero)
    let whole = Number(length + 1)
    var next = elements[length].weight
    for i in stride(from: length - 1, through: 0, by: -1) {
      if one != 0 {
        let last = elements[i].weight
        elements[i].weight = next * whole / (Number(i + 1) * one)
        next = last - elements[i].weight * zero * Number(length - i) / whole
      } else {
        elements[i].weight = elements[i].weight * whole / (zero * Number(length - i))
      }
    }
    for i in place..<length {
      elements[i].feature = elements[i + 1].feature
      elements[i].zero = elements[i + 1].zero
      elements[i].one = elements[i + 1].one
    }
  }

  /// The sum of the weights without the feature at a place.
  ///
  /// - Parameter skipsEmpty: no division by a share of zero rows, as in XGBoost; LightGBM divides.
  func unwoundSum(_ length: Int, _ place: Int, skipsEmpty: Bool) -> Number {
    let (one, zero) = (elements[place].one, elements[place].zero)
    let whole = Number(length + 1)
    var next = elements[length].weight
    var total: Number = 0
    for i in stride(from: length - 1, through: 0, by: -1) {
      if one != 0 {
        let part = next * whole / (Number(i + 1) * one)
        total += part
        next = elements[i].weight - part * zero * (Number(length - i) / whole)
      } else if zero != 0 || !skipsEmpty {
        total += (elements[i].weight / zero) / (Number(length - i) / whole)
      }
    }
    return total
  }
}
