import Arrays
import Frames

extension LightCurveTable {
  /// Takes the measurements out of a frame and puts each object's rows side by side.
  ///
  /// - Parameters:
  ///   - frame: has the columns `object_id`, `Time (MJD)`, `Flux`, `Flux_err` and `Filter`.
  ///   - objects: the objects wanted, in this order, with or without rows; nil for all, in order of
  ///     first occurrence.
  /// - Throws: `KeyError` for a missing column, `ValueError` for a filter other than u g r i z y.
  public init(_ frame: Frame, objects: [String]? = nil) throws(FrameError) {
    self.init()
    let rows = frame.rowCount
    let (ids, idCodes) = try Self.texts(frame, "object_id")
    let bands = try Self.bands(frame)
    let times = try Self.numbers(frame, "Time (MJD)")
    let fluxes = try Self.numbers(frame, "Flux")
    let errors = try Self.numbers(frame, "Flux_err")
    // Where each text of the pool goes; nowhere without an entry.
    var slotOfCode = [Int32](repeating: -1, count: ids.count)
    if let objects {
      objectID = objects
      let places = Dictionary(
        objects.enumerated().map { ($0.element, Int32($0.offset)) }
      ) { first, _ in first }
      for code in 0..<ids.count { slotOfCode[code] = places[ids.string(code)] ?? -1 }
    } else {
      for code in idCodes where code >= 0 && slotOfCode[Int(code)] < 0 {
        slotOfCode[Int(code)] = Int32(objectID.count)
        objectID.append(ids.string(Int(code)))
      }
    }
    let order = arrange(rows, idCodes, slotOfCode)
    time = order.map { times[$0] }
    flux = order.map { fluxes[$0] }
    fluxError = order.map { errors[$0] }
    band = order.map { bands[$0] }
  }

  /// Counts rows an object, sets `starts`, and gives the rows in the objects' order.
  private mutating func arrange(_ rows: Int, _ codes: [Int32], _ slotOfCode: [Int32]) -> [Int] {
    var next = [Int](repeating: 0, count: objectID.count + 1)
    for code in codes where code >= 0 && slotOfCode[Int(code)] >= 0 {
      next[Int(slotOfCode[Int(code)]) + 1] += 1
    }
    for k in 0..<objectID.count { next[k + 1] += next[k] }
    starts = next
    return [Int](unsafeUninitializedCapacity: starts[objectID.count]) { out, filled in
      for row in 0..<rows where codes[row] >= 0 {
        let slot = Int(slotOfCode[Int(codes[row])])
        guard slot >= 0 else { continue }
        out[next[slot]] = row
        next[slot] += 1
      }
      filled = starts[objectID.count]
    }
  }

  private static func column(_ frame: Frame, _ name: String) throws(FrameError) -> Column {
    if let column = frame[.string(name)] { return column }
    let names = frame.names.labels.map { label in
      if case .string(let text) = label { "'\(text)'" } else { "\(label)" }
    }
    throw FrameError.keySentence(
      "light_curve_features: no column '\(name)' among " + names.joined(separator: ", "))
  }

  /// The distinct texts of a column and each row's code, -1 where missing.
  static func texts(_ frame: Frame, _ name: String) throws(FrameError) -> (StringPool, [Int32]) {
    var column = try column(frame, name)
    if column.type != .string { column = try column.cast(to: .string) }
    let encoding = column.pool!.encoding()
    let codes = column.withCodes { codes in
      codes.map { $0 < 0 ? -1 : encoding.codes[Int($0)] }
    }
    return (encoding.pool, codes)
  }

  static func numbers(_ frame: Frame, _ name: String) throws(FrameError) -> [Double] {
    let column = try column(frame, name)
    let numbers = column.type == .float64 ? column : try column.cast(to: .float64)
    return numbers.withElements(Double.self) { Array($0) }
  }

  /// Raw values of `Band`.
  private static func bands(_ frame: Frame) throws(FrameError) -> [UInt8] {
    let (pool, codes) = try texts(frame, "Filter")
    var bandOfCode = [UInt8](repeating: 255, count: pool.count)
    for code in 0..<pool.count {
      guard let band = Band(name: pool[code]) else {
        throw .value(
          "light_curve_features: filter '\(pool.string(code))' is none of u, g, r, i, z, y")
      }
      bandOfCode[code] = band.rawValue
    }
    return codes.map { $0 < 0 ? 255 : bandOfCode[Int($0)] }
  }
}
