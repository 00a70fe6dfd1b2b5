extension NDArray {
  /// The elements' `str` as a fixed-width text array (numpy's `astype(str)`).
  public func astypeText() throws -> NDArray {
    if isText { return copied() }
    let result = NDArray(uninitialized: shape, .object)
    let texts = scalars().map { textOf($0) }
    let elements = result.pointer(Scalar.self)
    for (i, text) in texts.enumerated() { elements[i] = .string(text) }
    let longest = texts.reduce(1) { Swift.max($0, $1.unicodeScalars.count) }
    return result.asText(width: dtype == .object ? longest : dtype.printedWidth)
  }

  private func textOf(_ value: Scalar) -> String {
    if dtype == .float32 {
      guard case .float(let x) = value else { return value.str }
      return NDArray.from([Float(x)], shape: []).scalarStr()
    }
    if case .timedelta(let x) = value { return x == .min ? "NaT" : String(x) }
    return value.str
  }
}
