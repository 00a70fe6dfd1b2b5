import Frames
import Interpreter
import LightCurves

/// `load_survey`, `light_curve_features`
enum SurveyFunctions {
  static func define(in module: ModuleBuilder) {
    module.function(
      "load_survey(data='simulated', *, objects=3043, seed=42)",
      doc: """
        The training and test tables of a survey: object_id, one column a feature, and target.

        data is 'simulated' (objects and seed say which survey), or the folder that holds
        train_log.csv, test_log.csv and the split_01 to split_20 folders.
        """
    ) { vm, args in
      let data = try vm.path(args[0], "data")
      nonisolated(unsafe) let flag = vm.cancellationFlag
      let isCancelled: @Sendable () -> Bool = { flag.pointee & Interpreter.cancelBit != 0 }
      let survey: SurveyFrames
      if data == "simulated" {
        let seed = try vm.int(args[2], "seed")
        guard seed >= 0 else { throw vm.valueError("load_survey: seed must not be negative") }
        survey = try SurveyFrames.simulated(
          objects: try vm.int(args[1], "objects"), seed: UInt64(seed), isCancelled: isCancelled)
      } else {
        try vm.host.permissions.checkRead(data)
        survey = try SurveyFrames(folder: data)
        for file in survey.files { vm.host.fileWasRead(file) }
      }
      let features = try survey.features(isCancelled: isCancelled)
      return vm.tuple([try vm.makeFrame(features.train), try vm.makeFrame(features.test)])
    }
    module.function(
      "light_curve_features(curves, meta=None)",
      doc: "Per-object, per-band statistics of light curves."
    ) { vm, args in
      guard let curves = args[0].frame else {
        throw vm.typeError("light_curve_features: curves must be a DataFrame")
      }
      if !args[1].isNone && args[1].frame == nil {
        throw vm.typeError("light_curve_features: meta must be a DataFrame")
      }
      return try vm.makeFrame(try LightCurveFeatures.frame(curves, meta: args[1].frame))
    }
  }
}
