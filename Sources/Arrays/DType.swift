/// Element types of arrays and columns, with numpy's names and sizes.
public enum DType: UInt8, Sendable, Hashable, CaseIterable {
  case bool, int8, uint8, int16, int32, int64, float32, float64, datetime64, timedelta64, object

  /// Bytes an element.
  public var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16: 2
    case .int32, .float32: 4
    case .int64, .float64, .datetime64, .timedelta64: 8
    case .object: MemoryLayout<Scalar>.stride
    }
  }
}
