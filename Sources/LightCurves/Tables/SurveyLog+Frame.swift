import Arrays
import Frames

extension SurveyLog {
  /// The log as `read_csv` gives the challenge's files: `object_id`, `Z`, `Z_err`, `EBV`,
  /// `SpecType`, `English Translation`, `split` and, in a training log, `target`.
  public func frame() -> Frame {
    var columns: [(Label, Column)] = [
      ("object_id", Column(objectID.map { Optional($0) })), ("Z", Column(redshift)),
      ("Z_err", Column(redshiftError)), ("EBV", Column(ebv)), ("SpecType", typeColumn),
      ("English Translation", Column(translation.map { Optional($0) })),
      ("split", Column(split.map { Optional($0) })),
    ]
    if let target { columns.append(("target", Column(target))) }
    return Frame(columns)
  }

  /// A column without any text is read as NaN numbers.
  private var typeColumn: Column {
    if spectralType.allSatisfy({ $0 == nil }) {
      return Column([Double](repeating: .nan, count: count))
    }
    return Column(spectralType)
  }
}

extension LightCurveTable {
  /// The measurements as `read_csv` gives the challenge's files: `object_id`, `Time (MJD)`, `Flux`,
  /// `Flux_err`, `Filter`.
  public func frame() -> Frame {
    let ids = Column(objectID.map { Optional($0) })
    var codes = [Int32](repeating: 0, count: rowCount)
    for k in 0..<objectCount {
      for row in starts[k]..<starts[k + 1] { codes[row] = Int32(k) }
    }
    let filters = Column(Band.names.map { Optional($0) })
    return Frame([
      ("object_id", Column(codes: codes, pool: ids.pool!)), ("Time (MJD)", Column(time)),
      ("Flux", Column(flux)), ("Flux_err", Column(fluxError)),
      ("Filter", Column(codes: band.map { Int32($0) }, pool: filters.pool!)),
    ])
  }
}
