import Arrays

extension Scalar {
  public init(_ label: Label) {
    switch label {
    case .none: self = .none
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .datetime(let value): self = .datetime(value)
    case .timedelta(let value): self = .timedelta(value)
    case .tuple(let parts): self = .list(parts.map { Scalar($0) })
    }
  }

  /// None, NaN or NaT.
  public var isMissing: Bool {
    switch self {
    case .none: true
    case .float(let value): value.isNaN
    case .datetime(let time), .timedelta(let time): time == Int64.min
    default: false
    }
  }
}

extension Label {
  /// - Throws: `TypeError` for values that cannot be labels.
  public init(_ scalar: Scalar) throws(FrameError) {
    switch scalar {
    case .none: self = .none
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .datetime(let value): self = .datetime(value)
    case .timedelta(let value): self = .timedelta(value)
    case .list(let items):
      var parts: [Label] = []
      for item in items { parts.append(try Label(item)) }
      self = .tuple(parts)
    case .bytes: throw .type("unhashable type: 'bytes'")
    case .opaque(let object): throw .type("unhashable type: '\(object.typeName)'")
    }
  }
}
