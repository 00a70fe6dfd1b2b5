import Arrays
import Frames
import Interpreter

extension Interpreter {
  /// The array that `np.asarray(value)` gives: an array itself, a column's values, or what a nested
  /// list holds.
  func array(from value: Value) throws -> NDArray {
    if let array = value.array { return array }
    if let number = value.numpyScalar {
      return try NDArray.full([], number.value, number.dtype)
    }
    if let series = value.series { return try values(of: series.column) }
    if let frame = value.frame { return try frame.array().array }
    if let index = value.pandasIndex, !index.isMulti {
      return try values(of: index.levelColumns[0])
    }
    if value.pandasIndex != nil { return try array(from: list(sequence(value))) }
    if value.isList || value.isTuple { return try NDArray.array(try nested(value)) }
    if value.isString || value.isNone || value.isDict { return NDArray.scalar(scalar(value)) }
    if try attributeIfPresent(value, "__array__") != nil {
      return try array(from: try callMethod(value, "__array__"))
    }
    if typeName(value) == "range" { return try NDArray.array(try nested(value)) }
    return NDArray.scalar(scalar(value))
  }

  /// The numbers of any array-like as doubles, row-major.
  func doubles(_ value: Value, _ name: String) throws -> [Double] {
    do {
      return try array(from: value).values(as: Double.self)
    } catch is ArrayError {
      throw typeError("argument '\(name)' must hold numbers, not \(typeName(value))")
    }
  }
}
