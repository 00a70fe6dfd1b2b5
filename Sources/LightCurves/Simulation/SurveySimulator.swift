extension Survey {
  /// Makes a survey with the shape of the MALLORN challenge's: tidal disruption events among active
  /// nuclei and supernovae, seen by an LSST-like telescope.
  ///
  /// The same arguments give the same bits on every machine. Sources: black-body transients
  /// (`Transient`), damped random walks (`ActiveNucleus`), nights and noise near LSST's (`Cadence`,
  /// `Noise`), dust of the Galaxy (`Band.extinction`), distances of `Cosmology`.
  ///
  /// - Parameters:
  ///   - objects: training objects; 3,043 has 148 events. Test objects are 2.34 times as many
  ///     (7,135), their classes hidden and their redshifts measured with an error.
  ///   - isCancelled: asked once an object.
  /// - Throws: `LightCurveError` for fewer than 20 or more than a million objects, or if cancelled.
  /// - Complexity: 0.2 ms an object.
  public static func simulate(
    objects: Int = 3043, seed: UInt64 = 42, isCancelled: @Sendable () -> Bool = { false }
  ) throws(LightCurveError) -> Survey {
    guard (20...1_000_000).contains(objects) else {
      throw LightCurveError("simulate_survey: objects must be 20 to 1000000, got \(objects)")
    }
    let testCount = (objects * 7135 + 1521) / 3043
    var names = NameRegister(seed: seed)
    let train = try SurveyPart(0, objects, seed: seed, &names, isCancelled)
    let test = try SurveyPart(1, testCount, seed: seed, &names, isCancelled)
    var trainLog = train.log
    trainLog.target = train.target
    return Survey(
      train: trainLog, test: test.log, trainCurves: train.curves, testCurves: test.curves,
      hiddenTestTarget: test.target)
  }
}

/// Gives out names, none of them twice.
struct NameRegister {
  private var random: CounterRandom
  private var used: Set<String> = []

  init(seed: UInt64) { random = CounterRandom(seed: seed, 77) }

  mutating func next() -> (id: String, translation: String) {
    while true {
      let name = ObjectNames.draw(&random)
      if used.insert(name.id).inserted { return name }
    }
  }
}

/// The training or the test half of a survey.
private struct SurveyPart {
  var log = SurveyLog()
  var curves = LightCurveTable()
  var target: [Int64] = []

  private struct Draft {
    var kind: SourceClass
    /// Number of the object's random stream.
    var stream: UInt64
    var name: (id: String, translation: String)
    var split: Int
  }

  init(
    _ part: UInt64, _ count: Int, seed: UInt64, _ names: inout NameRegister,
    _ isCancelled: @Sendable () -> Bool
  ) throws(LightCurveError) {
    var random = CounterRandom(seed: seed, 11, part)
    var drafts: [Draft] = []
    for (kind, number) in zip(SourceClass.allCases, SourceClass.counts(count)) {
      for _ in 0..<number {
        let stream = UInt64(drafts.count)
        drafts.append(
          Draft(kind: kind, stream: stream, name: names.next(), split: 1 + random.below(20)))
      }
    }
    // As the real files: by split, then by name; so classes are mixed.
    drafts.sort { ($0.split, $0.name.id) < ($1.split, $1.name.id) }
    for draft in drafts {
      if isCancelled() {
        throw LightCurveError("simulate_survey: cancelled", pythonClass: "KeyboardInterrupt")
      }
      let object = SimulatedObject(
        draft.kind, CounterRandom(seed: seed, 13, part, draft.stream))
      add(draft, object, isTest: part == 1)
    }
  }

  private mutating func add(_ draft: Draft, _ object: SimulatedObject, isTest: Bool) {
    log.objectID.append(draft.name.id)
    log.translation.append(draft.name.translation)
    log.redshift.append(isTest ? object.photometricRedshift : object.redshift)
    log.redshiftError.append(isTest ? object.redshiftError : .nan)
    log.ebv.append(object.ebv)
    log.spectralType.append(isTest ? nil : draft.kind.name)
    log.split.append("split_" + (draft.split < 10 ? "0" : "") + String(draft.split))
    target.append(draft.kind == .tidalDisruption ? 1 : 0)
    curves.objectID.append(draft.name.id)
    object.appendRows(to: &curves)
  }
}
