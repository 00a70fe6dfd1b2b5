import Foundation
import Frames
import TestSupport
import Testing

@testable import LightCurves

@Suite struct FeatureTests {
  private func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/" + name).path
  }

  /// The first objects of a small survey as CSV, for pandas to read.
  private func csv(_ curves: LightCurveTable, objects: Int) -> String {
    var text = "object_id,Time (MJD),Flux,Flux_err,Filter\n"
    for k in 0..<objects {
      for i in curves.starts[k]..<curves.starts[k + 1] {
        let flux = curves.flux[i].isNaN ? "" : "\(curves.flux[i])"
        text +=
          "\(curves.objectID[k]),\(curves.time[i]),\(flux),\(curves.fluxError[i]),"
          + "\(Band.names[Int(curves.band[i])])\n"
      }
    }
    return text
  }

  @Test func `statistics are those that pandas and numpy give`() throws {
    let survey = try Survey.simulate(objects: 40, seed: 3)
    #expect(try Golden.difference(csv(survey.trainCurves, objects: 8), "curves.csv") == nil)
    let curves = try Frame(csv: fixture("curves.csv"))
    let features = try LightCurveFeatures.frame(curves)
    // record_statistics.py makes this file from curves.csv.
    let expected = try Frame(csv: fixture("statistics.csv"))
    #expect(expected.rowCount == 8)
    for (label, column) in zip(expected.names.labels, expected.columns) where label != "object_id" {
      let got = try #require(features[label])
      let (a, b) = (numbers(got), numbers(column))
      for (x, y) in zip(a, b) {
        let isSame = x.isNaN ? y.isNaN : abs(x - y) <= 1e-9 * max(1, abs(y))
        #expect(isSame, "\(label): \(x) instead of \(y)")
      }
    }
  }

  private func numbers(_ column: Column) -> [Double] {
    let column = (column.type == .float64 ? column : try? column.cast(to: .float64)) ?? column
    return column.withElements(Double.self) { Array($0) }
  }

  private func bits(_ table: FeatureTable) -> [UInt64] { table.values.map(\.bitPattern) }

  @Test func `threads and the order of rows do not matter`() throws {
    let survey = try Survey.simulate(objects: 150, seed: 4)
    let curves = survey.trainCurves
    let one = try curves.features(
      redshift: survey.train.redshift, ebv: survey.train.ebv, threads: 1)
    let two = try curves.features(
      redshift: survey.train.redshift, ebv: survey.train.ebv, threads: 2)
    #expect(bits(one) == bits(two))
    var shuffled = curves
    var random = CounterRandom(seed: 1)
    for k in 0..<curves.objectCount {
      let rows = Array(curves.starts[k]..<curves.starts[k + 1])
      var order = rows
      for i in order.indices.dropFirst() { order.swapAt(i, random.below(i + 1)) }
      for (to, from) in zip(rows, order) {
        shuffled.time[to] = curves.time[from]
        shuffled.flux[to] = curves.flux[from]
        shuffled.fluxError[to] = curves.fluxError[from]
        shuffled.band[to] = curves.band[from]
      }
    }
    let again = try shuffled.features(redshift: survey.train.redshift, ebv: survey.train.ebv)
    #expect(bits(one) == bits(again))
  }

  @Test func `a made burst is measured as it was made`() throws {
    var table = LightCurveTable()
    table.objectID = ["made"]
    // Rises in 20 days, fades as (1 + t/30)^-1.7, twice as bright in g as in r.
    for step in -15...60 {
      let t = Double(step) * 4
      let shape = t < 0 ? max(0, 1 + t / 40) : Foundation.pow(1 + t / 30, -1.7)
      for (band, scale) in [(UInt8(1), 20.0), (2, 10.0), (3, 7.0)] {
        table.time.append(62_000 + t)
        table.flux.append(scale * shape)
        table.fluxError.append(0.01)
        table.band.append(band)
      }
    }
    table.starts.append(table.time.count)
    let features = try table.features()
    func value(_ name: String) -> Double {
      features.column(features.names.firstIndex(of: name)!).first!
    }
    #expect(value("g_peak_flux") == 20)
    #expect(abs(value("g_rise_time") - 20) < 1e-9)
    #expect(abs(value("g_fade_time_50") - 30 * (Foundation.pow(2, 1 / 1.7) - 1)) < 0.3)
    #expect(abs(value("g_power_law_alpha") + 1.7) < 1e-9)
    #expect(value("g_power_law_residual") < 1e-6)
    #expect(abs(value("g_r_peak") + 2.5 * Foundation.log10(2)) < 1e-9)
    #expect(abs(value("g_r_slope")) < 1e-9)
    #expect(value("g_r_peak_lag") == 0)
    #expect(value("u_n_obs") == 0)
    #expect(value("u_mean").isNaN)
    #expect(abs(value("r_i_flux_ratio") - 10.0 / 7) < 1e-9)
  }

  @Test func `black bodies come back with their temperature`() {
    let table = BlackBodyTable(redshift: 0.3)
    let kelvin = BlackBodyTable.temperatures[17]
    var points: [LightCurves.Measurement] = []
    for b in 0..<6 {
      points.append(
        LightCurves.Measurement(
          time: 0, flux: 8 * table.values[17 * 6 + b], error: 0.05, band: UInt8(b)))
    }
    points.withUnsafeBufferPointer {
      let fit = PhaseColors($0, peak: 0).temperature(0, table)
      #expect(fit.kelvin == kelvin)
      #expect(fit.chi2 < 1e-9)
    }
  }

  @Test func `objects without measurements and values that are missing stay in the table`() throws {
    let curves = try Frame(
      csvText: """
        object_id,Time (MJD),Flux,Flux_err,Filter
        a,2,1.5,0.1,r
        b,1,,0.1,g
        a,1,2.5,0,r
        b,,3,0.1,g
        c,5,1,0.2,y
        """)
    let meta = try Frame(csvText: "object_id,Z,EBV\nc,0.5,0\nempty,,\na,0.1,0.2\n")
    let features = try LightCurveFeatures.frame(curves, meta: meta)
    #expect(features.rowCount == 3)
    #expect(numbers(features["all_n_obs"]!) == [1, 0, 2])
    #expect(numbers(features["Z"]!)[1].isNaN)
    let dust = Foundation.pow(10, 0.4 * 2.273 * 0.2)
    #expect(abs(numbers(features["r_mean"]!)[2] - 2 * dust) < 1e-12)
    let plain = try LightCurveFeatures.frame(curves)
    #expect(numbers(plain["all_n_obs"]!) == [2, 0, 1])
    #expect(plain["Z"] == nil)
    #expect(
      plain.columnCount == 1 + FeatureNames.all(hasRedshift: false, hasReddening: false).count)
  }

  @Test func `tables that cannot be measured are refused with the reason`() throws {
    func error(_ curves: String, _ meta: String? = nil) -> String {
      do {
        _ = try LightCurveFeatures.frame(
          Frame(csvText: curves), meta: try meta.map { try Frame(csvText: $0) })
        return "none"
      } catch let error as FrameError { return "\(error)" } catch { return "another" }
    }
    let good = "object_id,Time (MJD),Flux,Flux_err,Filter\na,1,2,3,r\n"
    #expect(
      error("object_id,Time (MJD),Flux,Filter\na,1,2,r\n")
        == "KeyError: \"light_curve_features: no column 'Flux_err' among 'object_id', 'Time (MJD)',"
        + " 'Flux', 'Filter'\"")
    #expect(
      error(good.replacing(",r\n", with: ",V\n"))
        == "ValueError: light_curve_features: filter 'V' is none of u, g, r, i, z, y")
    #expect(
      error(good, "object_id\na\na\n")
        == "ValueError: light_curve_features: meta has objects more than once")
    #expect(error(good, "id\na\n").hasPrefix("KeyError"))
    #expect(
      throws: FrameError("KeyboardInterrupt", "light_curve_features: cancelled")
    ) {
      try LightCurveFeatures.frame(Frame(csvText: good), isCancelled: { true })
    }
  }

  @Test func `a simulated survey makes the tables that files would`() throws {
    let survey = try SurveyFrames.simulated(objects: 100, seed: 1)
    #expect(
      survey.trainLog.names.labels == [
        "object_id", "Z", "Z_err", "EBV", "SpecType", "English Translation", "split", "target",
      ])
    #expect(survey.testLog.columnCount == 7)
    #expect(survey.testLog["SpecType"]?.type == .float64)
    #expect(survey.trainLog["SpecType"]?.type == .string)
    let (train, test) = try survey.features()
    #expect(train.rowCount == 100)
    #expect(test.rowCount == 234)
    #expect(train.names.labels.last == "target")
    #expect(Array(train.names.labels.dropLast()) == test.names.labels)
    #expect(train["object_id"]?.type == .string)
    #expect(numbers(train["target"]!).reduce(0, +) == 5)
  }

  @Test func `the challenge's own files are read and measured`() throws {
    guard let folder = Shared.path("mallorn/data/raw") else { return }
    let survey = try SurveyFrames(folder: folder)
    #expect(survey.files.count == 42)
    #expect(survey.trainCurves.rowCount == 479_384)
    let (train, test) = try survey.features()
    #expect(train.rowCount == 3043)
    #expect(test.rowCount == 7135)
    let counts = numbers(train["all_n_obs"]!) + numbers(test["all_n_obs"]!)
    #expect(counts.reduce(0, +) == Double(479_384 + 1_145_125 - 2913))
    #expect(counts.min()! > 0)
  }
}
