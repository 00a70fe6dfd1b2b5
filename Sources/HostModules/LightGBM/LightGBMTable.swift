import Arrays
import Boosting
import Interpreter

/// A table of features given to LightGBM: a 2-D array of float64 or float32, not copied where it is
/// one already, with the names of its columns where it has any.
struct LightGBMTable {
  let array: NDArray
  let columnNames: [String]?

  init(_ value: Value, _ vm: Interpreter) throws {
    columnNames = try value.frame.map { frame in
      try frame.names.labels.map { try vm.strText(try vm.labelValue(of: $0)) }
    }
    var array = try vm.array(from: value)
    if array.dtype != .float64 && array.dtype != .float32 {
      guard array.dtype != .object else {
        throw vm.valueError(
          "pandas dtypes must be int, float or bool.\nFields with bad pandas dtypes were found")
      }
      array = try array.casted(to: .float64)
    }
    guard array.ndim == 2 else {
      throw vm.valueError("Input numpy.ndarray or list must be 2 dimensional")
    }
    self.array = array
  }

  /// Lends the numbers in the engine's form.
  func withView<Result>(_ body: (MatrixView) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(array.storage) {} }
    let (rows, columns) = (array.shape[0], array.shape[1])
    if array.dtype == .float32 {
      return try body(
        MatrixView(
          UnsafePointer(array.pointer(Float.self)), rows: rows, columns: columns,
          rowStride: array.strides[0], columnStride: array.strides[1]))
    }
    return try body(
      MatrixView(
        UnsafePointer(array.pointer(Double.self)), rows: rows, columns: columns,
        rowStride: array.strides[0], columnStride: array.strides[1]))
  }
}

extension Interpreter {
  /// Asks the running script's interrupt flag; for engines' long work.
  var boostingCancellation: Cancellation {
    nonisolated(unsafe) let flag = cancellationFlag
    return Cancellation { flag.pointee & Interpreter.cancelBit != 0 }
  }
}
