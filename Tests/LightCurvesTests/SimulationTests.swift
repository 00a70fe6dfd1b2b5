import TestSupport
import Testing

@testable import LightCurves

@Suite struct SimulationTests {
  private static let survey = try? Survey.simulate(objects: 3043, seed: 42)
  private var survey: Survey { Self.survey! }

  /// FNV-1a over the bits of all numbers.
  private func digest(_ curves: LightCurveTable) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ bits: UInt64) {
      hash = (hash ^ bits) &* 0x100_0000_01b3
      hash ^= hash >> 29
    }
    for values in [curves.time, curves.flux, curves.fluxError] {
      for value in values { mix(value.isNaN ? 0 : value.bitPattern) }
    }
    for band in curves.band { mix(UInt64(band)) }
    return String(hash, radix: 16)
  }

  @Test func `a seed gives the same bits on every machine`() throws {
    let small = try Survey.simulate(objects: 60, seed: 7)
    var text = "train \(digest(small.trainCurves)) test \(digest(small.testCurves))\n"
    for k in 0..<small.train.count {
      let log = small.train
      text +=
        "\(log.objectID[k]) \(log.redshift[k]) \(log.ebv[k]) \(log.spectralType[k] ?? "") "
        + "\(log.split[k]) \(log.translation[k])\n"
    }
    #expect(try Golden.difference(text, "survey.txt") == nil)
    let again = try Survey.simulate(objects: 60, seed: 7)
    #expect(digest(again.testCurves) == digest(small.testCurves))
    let other = try Survey.simulate(objects: 60, seed: 8)
    #expect(digest(other.trainCurves) != digest(small.trainCurves))
  }

  @Test func `the default survey has the shape of the challenge's`() {
    #expect(survey.train.count == 3043)
    #expect(survey.test.count == 7135)
    #expect(survey.train.target?.reduce(0, +) == 148)
    #expect(survey.test.target == nil)
    #expect(survey.hiddenTestTarget?.count == 7135)
    #expect((430_000...530_000).contains(survey.trainCurves.rowCount))
    #expect((1_050_000...1_250_000).contains(survey.testCurves.rowCount))
    #expect(survey.test.spectralType.allSatisfy { $0 == nil })
    #expect(survey.train.redshiftError.allSatisfy { $0.isNaN })
    #expect(survey.test.redshiftError.allSatisfy { $0 > 0.02 && $0 < 0.118 })
    #expect(survey.test.redshift.contains { $0 < 0 } || survey.test.redshift.allSatisfy { $0 > 0 })
    let ids = Set(survey.train.objectID + survey.test.objectID)
    #expect(ids.count == 3043 + 7135)
    #expect(ids.allSatisfy { $0.split(separator: "_").count == 3 })
    #expect(survey.train.translation.contains { $0.contains(",") })
    #expect(Set(survey.train.split).count == 20)
    for (k, id) in survey.train.objectID.enumerated() where id != survey.trainCurves.objectID[k] {
      Issue.record("log and light curves differ at \(k)")
    }
  }

  @Test func `light curves are sparse, seasonal, noisy and not in order`() {
    let curves = survey.trainCurves
    let lengths = (0..<curves.objectCount).map { curves.starts[$0 + 1] - curves.starts[$0] }
    #expect(lengths.min()! >= 17)
    #expect(lengths.max()! <= 1186)
    #expect(lengths.max()! > 900)
    #expect((140...160).contains(lengths.sorted()[1521]))
    let missing = curves.flux.count { $0.isNaN }
    #expect((0.001...0.003).contains(Double(missing) / Double(curves.rowCount)))
    #expect(curves.fluxError.allSatisfy { $0 > 0 })
    #expect(curves.time.allSatisfy { $0 > 60_900 && $0 < 65_300 })
    let isSorted = (0..<curves.objectCount).count { k in
      let times = curves.time[curves.starts[k]..<curves.starts[k + 1]]
      return zip(times, times.dropFirst()).allSatisfy { $0 <= $1 }
    }
    #expect(isSorted < 60)
    // The usual errors, near those of LSST's single visits.
    for (band, wanted) in [0.33, 0.12, 0.17, 0.28, 0.47, 1.13].enumerated() {
      let errors = curves.fluxError.indices.filter { curves.band[$0] == UInt8(band) }
        .map { curves.fluxError[$0] }.sorted()
      #expect(abs(errors[errors.count / 2] / wanted - 1) < 0.12)
    }
  }

  @Test func `disruptions keep their colour and supernovae redden`() {
    for stream in 0..<50 {
      var random = CounterRandom(seed: 9, UInt64(stream))
      let tde = Transient(.tidalDisruption, &random)
      let supernova = Transient(.supernovaIa, &random)
      func color(_ source: Transient, _ days: Double) -> Double {
        source.flux(482.7 / 1.3, at: days) / source.flux(622.3 / 1.3, at: days)
      }
      #expect(color(tde, 0) > 0.75)
      #expect(abs(color(tde, 60) / color(tde, 0) - 1) < 0.15)
      #expect(color(supernova, 40) < 0.6 * color(supernova, 0))
      // t^(-5/3) in the main: a factor of about three from 50 to 150 days.
      let fade = tde.flux(500, at: 50) / tde.flux(500, at: 150)
      #expect((1.3...14).contains(fade))
      #expect(tde.flux(480, at: -60) < 0.1 * tde.flux(480, at: 0))
    }
  }

  @Test func `classes keep their shares in surveys of any size`() {
    #expect(SourceClass.counts(3043).reduce(0, +) == 3043)
    for count in [20, 21, 99, 500, 7135] {
      let counts = SourceClass.counts(count)
      #expect(counts.reduce(0, +) == count)
      #expect(counts[SourceClass.tidalDisruption.rawValue] >= 1)
    }
    #expect(SourceClass.counts(7135)[SourceClass.tidalDisruption.rawValue] == 347)
  }

  @Test func `impossible sizes and cancellation are errors`() {
    #expect(
      throws: LightCurveError("simulate_survey: objects must be 20 to 1000000, got 3")
    ) { try Survey.simulate(objects: 3) }
    #expect(throws: LightCurveError("simulate_survey: cancelled", pythonClass: "KeyboardInterrupt"))
    {
      try Survey.simulate(objects: 30, isCancelled: { true })
    }
  }
}
