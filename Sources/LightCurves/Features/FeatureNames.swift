/// What `lightCurveFeatures` measures, in the order of its columns.
enum FeatureNames {
  /// For each band (`u_mean` … `y_mean`) and for all bands together (`all_mean`).
  static let statistics = [
    "n_obs", "mean", "std", "min", "max", "median", "skew", "kurtosis", "amplitude", "mad", "iqr",
    "p10", "p90", "weighted_mean", "chi2", "excess_variance", "beyond_1std", "beyond_2std",
    "max_slope", "mean_snr", "max_snr", "time_span", "positive_fraction", "von_neumann",
    "stetson_k",
  ]
  /// For each band.
  static let shapes = [
    "peak_flux", "rise_time", "fade_time_50", "fade_time_25", "duration_50", "asymmetry",
    "decay_slope", "power_law_alpha", "power_law_residual", "late_flux_ratio",
  ]
  /// For each band: what the source does well before and after the main peak.
  static let quiet = ["quiet_flux", "quiet_ratio", "quiet_chi2", "rebrightening"]
  /// For neighbouring bands (`u_g_…`, `g_r_…`, `r_i_…`, `i_z_…`).
  static let colors = [
    "peak", "post_20d", "post_50d", "post_100d", "slope", "peak_lag", "stetson_j", "flux_ratio",
  ]
  static let pairs = [(0, 1), (1, 2), (2, 3), (3, 4)]
  /// Once an object.
  static let whole = [
    "peak_time_spread", "peak_snr", "temp_peak", "temp_post_50d", "temp_change",
    "temp_chi2", "rise_fade_ratio", "fade_consistency", "detections",
  ]
  /// Only where the table of objects has redshifts.
  static let rest = [
    "Z", "rest_rise_time", "rest_fade_time", "rest_duration", "absolute_magnitude",
  ]

  /// All names.
  static func all(hasRedshift: Bool, hasReddening: Bool) -> [String] {
    var names: [String] = []
    for band in Band.names { names += statistics.map { "\(band)_\($0)" } }
    names += statistics.map { "all_\($0)" }
    for band in Band.names { names += shapes.map { "\(band)_\($0)" } }
    for band in Band.names { names += quiet.map { "\(band)_\($0)" } }
    for (a, b) in pairs { names += colors.map { "\(Band.names[a])_\(Band.names[b])_\($0)" } }
    names += whole
    if hasReddening { names.append("EBV") }
    if hasRedshift { names += rest }
    return names
  }
}
