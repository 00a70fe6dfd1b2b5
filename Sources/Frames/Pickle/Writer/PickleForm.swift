import Arrays

/// What an object is written as: the calls that make it, down to plain data.
///
/// Forms are as deep as numpy's and pandas' own classes, not as deep as the data: a value inside
/// is only named.
indirect enum PickleForm {
  case value(PickleValue)
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case text(String)
  case bytes([UInt8])
  case tuple([PickleForm])
  case list([PickleForm])
  case dictionary([(String, PickleForm)])
  case global(String, String)
  /// `callee(*arguments)`, then `__setstate__(state)`.
  case call(PickleForm, [PickleForm], state: PickleForm? = nil)
  /// `class.__new__(class)`, then `__setstate__(state)`.
  case object(PickleForm, state: PickleForm)
  /// Written once and then fetched.
  case dtype(NumpyDType)
  case payload(PicklePayload)
  /// A list of `object` elements.
  case scalars([Scalar])
  /// A list of the texts of a `str` column.
  case texts(Column)
}

/// Bytes of array elements, in pieces that follow each other.
struct PicklePayload {
  struct Piece {
    let storage: Storage
    let start: Int
    let count: Int
  }

  var pieces: [Piece] = []
  /// As a `bytearray` instead of `bytes`.
  var isMutable = false

  var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }

  mutating func append(_ storage: Storage, from start: Int, count: Int) {
    pieces.append(Piece(storage: storage, start: start, count: count))
  }
}
