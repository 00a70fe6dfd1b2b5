import Arrays
import Frames

/// `light_curve_features(curves, meta)`.
public enum LightCurveFeatures {
  /// Measures the light curves of a frame.
  ///
  /// - Parameters:
  ///   - curves: the columns `object_id`, `Time (MJD)`, `Flux`, `Flux_err` and `Filter`.
  ///   - meta: one row an object with `object_id`, optionally `Z` and `EBV`; the result has its
  ///     rows. nil measures all objects in order of first occurrence, without redshift and dust.
  /// - Returns: `object_id` and one column a feature; NaN where something cannot be measured.
  /// - Throws: `KeyError` for a missing column, `ValueError` for unknown filters or repeated
  ///   objects, `KeyboardInterrupt` if cancelled.
  public static func frame(
    _ curves: Frame, meta: Frame? = nil, threads: Int = 2,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(FrameError) -> Frame {
    guard let meta else {
      return try measured(LightCurveTable(curves), nil, nil, threads, isCancelled)
    }
    let (pool, codes) = try LightCurveTable.texts(meta, "object_id")
    guard codes.allSatisfy({ $0 >= 0 }) else {
      throw .value("light_curve_features: meta has rows without object_id")
    }
    if pool.count < codes.count {
      throw .value("light_curve_features: meta has objects more than once")
    }
    let objects = codes.map { pool.string(Int($0)) }
    let redshift = meta["Z"] == nil ? nil : try LightCurveTable.numbers(meta, "Z")
    let ebv = meta["EBV"] == nil ? nil : try LightCurveTable.numbers(meta, "EBV")
    let table = try LightCurveTable(curves, objects: objects)
    return try measured(table, redshift, ebv, threads, isCancelled)
  }

  static func measured(
    _ table: LightCurveTable, _ redshift: [Double]?, _ ebv: [Double]?, _ threads: Int,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(FrameError) -> Frame {
    let features: FeatureTable
    do throws(LightCurveError) {
      features = try table.features(
        redshift: redshift, ebv: ebv, threads: threads, isCancelled: isCancelled)
    } catch {
      throw FrameError(error.pythonClass, error.message)
    }
    return features.frame()
  }
}

extension FeatureTable {
  /// `object_id` and one `float64` column a feature, all views of one block of memory.
  public func frame() -> Frame {
    let rows = objectID.count
    let storage = Storage(byteCount: values.count * 8)
    values.withUnsafeBytes {
      if let base = $0.baseAddress { storage.base.copyMemory(from: base, byteCount: $0.count) }
    }
    let features = names.indices.map { f in
      Column(type: .float64, storage: storage, offset: f * rows, count: rows)
    }
    return Frame(
      columns: [Column(objectID.map { Optional($0) })] + features,
      names: ColumnNames(["object_id"] + names.map { .string($0) }))
  }
}
