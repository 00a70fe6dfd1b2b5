import Arrays
import Foundation
import Frames

/// A survey as tables: logs and light curves for training and testing.
public struct SurveyFrames: Sendable {
  public var trainLog: Frame
  public var testLog: Frame
  public var trainCurves: Frame
  public var testCurves: Frame
  /// What a simulated test log keeps back; nil for real data.
  public var hiddenTestTarget: [Int64]?
  /// The files that were read.
  public var files: [String] = []

  /// The tables of a simulated survey.
  public init(_ survey: Survey) {
    trainLog = survey.train.frame()
    testLog = survey.test.frame()
    trainCurves = survey.trainCurves.frame()
    testCurves = survey.testCurves.frame()
    hiddenTestTarget = survey.hiddenTestTarget
  }

  /// Simulates and measures `Survey.simulate(objects:seed:)`.
  public static func simulated(
    objects: Int = 3043, seed: UInt64 = 42, isCancelled: @Sendable () -> Bool = { false }
  ) throws(FrameError) -> SurveyFrames {
    do throws(LightCurveError) {
      return SurveyFrames(
        try Survey.simulate(objects: objects, seed: seed, isCancelled: isCancelled))
    } catch {
      throw FrameError(error.pythonClass, error.message)
    }
  }

  /// Reads a folder as the MALLORN challenge has it: `train_log.csv`, `test_log.csv`, and
  /// `split_01` to `split_20`, each with `train_full_lightcurves.csv` and
  /// `test_full_lightcurves.csv`.
  ///
  /// - Throws: `FileNotFoundError` where a log, or every file of light curves, is missing; what the
  ///   CSV reader throws.
  public init(folder: String) throws(FrameError) {
    var files: [String] = []
    func log(_ name: String) throws(FrameError) -> Frame {
      files.append(folder + "/" + name)
      return try Frame(csv: folder + "/" + name)
    }
    func curves(_ part: String) throws(FrameError) -> Frame {
      var found: [Frame] = []
      for split in 1...20 {
        let name = split < 10 ? "split_0\(split)" : "split_\(split)"
        let path = "\(folder)/\(name)/\(part)_full_lightcurves.csv"
        guard FileManager.default.fileExists(atPath: path) else { continue }
        files.append(path)
        found.append(try Frame(csv: path))
      }
      guard !found.isEmpty else {
        throw FrameError(
          "FileNotFoundError", "load_survey: no \(part) light curves under '\(folder)'")
      }
      return try Concatenation.rows(found, ignoreIndex: true)
    }
    trainLog = try log("train_log.csv")
    testLog = try log("test_log.csv")
    trainCurves = try curves("train")
    testCurves = try curves("test")
    self.files = files
  }

  /// One row an object: `object_id`, the features, and for the training table `target`, whose rows
  /// are those of the logs.
  ///
  /// - Throws: what `LightCurveFeatures.frame` throws.
  public func features(
    threads: Int = 2, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(FrameError) -> (train: Frame, test: Frame) {
    var train = try LightCurveFeatures.frame(
      trainCurves, meta: trainLog, threads: threads, isCancelled: isCancelled)
    if let target = trainLog["target"] { train = try train.assigning("target", target) }
    let test = try LightCurveFeatures.frame(
      testCurves, meta: testLog, threads: threads, isCancelled: isCancelled)
    return (train, test)
  }
}
