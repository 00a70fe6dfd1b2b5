/// A photometric survey: a log of its objects and their light curves, for training and for testing.
public struct Survey: Sendable {
  public var train: SurveyLog
  public var test: SurveyLog
  public var trainCurves: LightCurveTable
  public var testCurves: LightCurveTable
  /// What the test log keeps back: 1 for tidal disruption events; nil for real data.
  public var hiddenTestTarget: [Int64]?
}

/// One row an object.
public struct SurveyLog: Sendable {
  public var objectID: [String] = []
  public var redshift: [Double] = []
  /// NaN where the redshift is spectroscopic.
  public var redshiftError: [Double] = []
  /// Galactic reddening E(B−V), magnitudes.
  public var ebv: [Double] = []
  /// nil where not known.
  public var spectralType: [String?] = []
  public var translation: [String] = []
  public var split: [String] = []
  /// 1 for tidal disruption events; nil in a test log.
  public var target: [Int64]?

  public var count: Int { objectID.count }
}

/// Measurements of many objects, one row each, an object's rows side by side but not in the order
/// of time.
public struct LightCurveTable: Sendable {
  public var objectID: [String] = []
  /// Rows of object k are `starts[k] ..< starts[k + 1]`.
  public var starts: [Int] = [0]
  /// Modified Julian dates, days.
  public var time: [Double] = []
  /// Microjansky; NaN where missing.
  public var flux: [Double] = []
  public var fluxError: [Double] = []
  /// Raw values of `Band`.
  public var band: [UInt8] = []

  public init() {}

  public var rowCount: Int { time.count }
  public var objectCount: Int { objectID.count }
}
