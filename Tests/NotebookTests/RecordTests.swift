import Foundation
import Testing

@testable import Notebook

@Suite struct RecordTests {
  @Test func `JSON comes back as it was written`() throws {
    let value = JSONValue.object([
      ("text", "a \"quoted\" \\ line\n\t\u{1}\u{7f} é 日本"), ("int", .int(-5)),
      ("double", .double(0.1)), ("whole", .double(3)), ("tiny", .double(.leastNonzeroMagnitude)),
      ("list", .array([.null, .bool(true), .array([]), .object([])])),
      ("deep", .object([("z", .int(1)), ("a", .array([.object([("k", "v")])]))])),
    ])
    let back = try JSONValue(parsing: value.text())
    #expect(back["text"] == value["text"])
    #expect(back["tiny"]?.doubleValue == .leastNonzeroMagnitude)
    #expect(back["deep"] == value["deep"])
    #expect(back.text() == value.text())
    #expect(
      value.text().contains("\"text\": \"a \\\"quoted\\\" \\\\ line\\n\\t\\u0001\\u007f é 日本\""))
    #expect(try JSONValue(parsing: JSONValue.double(.infinity).text()).doubleValue == .infinity)
    #expect(try JSONValue(parsing: #""\ud83d\ude00\u00e9""#) == "😀é")
  }

  @Test func `what is not JSON is refused`() {
    for text in [
      "", "{", "[1,", "[1 2]", "{\"a\":1,\"a\":2}", "{a:1}", "\"\\x\"", "\"\\ud800\"", "tru", "1 2",
      "\"a\nb\"", "nan", "-", String(repeating: "[", count: 5000),
    ] {
      #expect(throws: JSONError.self, "\(text.prefix(20))") { try JSONValue(parsing: text) }
    }
  }

  @Test func `times are written in UTC and read back`() {
    #expect(Timestamp.iso(0) == "1970-01-01T00:00:00Z")
    #expect(Timestamp.iso(1_795_442_537.9) == "2026-11-23T14:02:17Z")
    #expect(Timestamp.compact(1_795_442_537) == "20261123-140217")
    #expect(Timestamp.seconds("2026-11-23T14:02:17Z") == 1_795_442_537)
    #expect(Timestamp.seconds("2024-02-29") == 1_709_164_800)
    #expect(Timestamp.iso(951_782_400) == "2000-02-29T00:00:00Z")
    #expect(Timestamp.iso(-1) == "1969-12-31T23:59:59Z")
    #expect(Timestamp.seconds("soon") == nil)
  }

  @Test func `durations and sizes read well`() {
    #expect(ReportWriter.duration(0.004) == "0.00 s")
    #expect(ReportWriter.duration(12.34) == "12.3 s")
    #expect(ReportWriter.duration(125) == "2 min 05 s")
    #expect(ReportWriter.duration(3840) == "1 h 04 min")
    #expect(ReportWriter.size(999) == "999 B")
    #expect(ReportWriter.size(1500) == "1.5 kB")
    #expect(ReportWriter.size(63_000_000) == "63 MB")
  }

  @Test func `digests separate their parts`() {
    #expect(Digest.of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.of(["a", "bc"]) != Digest.of(["ab", "c"]))
  }

  private func run(_ id: String, _ started: Double, _ scores: [Score]) -> RunRecord {
    var record = RunRecord(
      id: id, notebook: "notebooks/\(id.prefix(4)).mnb", title: "Experiment | \(id.prefix(4))",
      status: .succeeded, started: started, seconds: 2.5, engine: "mnb 0.1", source: "x")
    record.scores = scores
    record.parameters = [
      BoundParameter(name: "seed", value: .int(7), isDefault: false),
      BoundParameter(name: "rate", value: .float(0.5), isDefault: true),
    ]
    record.files = [FileRecord(path: "train.csv", bytes: 10, sha256: "00ff")]
    return record
  }

  @Test func `the ledger lists runs, scores and gaps`() throws {
    let folder = NSTemporaryDirectory() + "ledger-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = run("v110-a", 1_795_442_537, [Score("oof_f1", 0.6243, low: 0.57, high: 0.678)])
    let second = run("v111-b", 1_795_442_600, [Score("oof_f1", 0.5661), Score("auc", 0.94)])
    let report = Report(markdown: "r", figures: [])
    try RunStore(folder: folder + "/v110").save(report, first)
    try RunStore(folder: folder + "/v111").save(report, second)
    try Ledger.enter(.init(publicScore: 0.69), run: "v110-a", outputs: folder)
    try Ledger.enter(.init(privateScore: 0.6684), run: "v110-a", outputs: folder)
    let ledger = Ledger(outputs: folder)
    #expect(ledger.entries.map(\.run) == [first, second])
    #expect(ledger.entry("v111")?.run.id == "v111-b")
    #expect(ledger.entry("v11") == nil)
    let fingerprint = first.dataFingerprint
    #expect(
      ledger.markdown() == """
        # Ledger

        | run | notebook | oof_f1 | auc | public | private | gap | time | parameters | data | status |
        | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- | --- |
        | `v110-a` | Experiment \\| v110 | 0.6243 (0.5700 to 0.6780) |   | 0.6900 | 0.6684 | -0.0441 | 2.5 s | `seed=7` | `\(fingerprint)` | succeeded |
        | `v111-b` | Experiment \\| v111 | 0.5661 | 0.9400 |   |   |   | 2.5 s | `seed=7` | `\(fingerprint)` | succeeded |

        """)
    var query = Ledger.Query()
    query.sortedBy = "auc"
    #expect(ledger.selected(query).map(\.run.id) == ["v111-b", "v110-a"])
    query.matching = "v110"
    #expect(ledger.selected(query).map(\.run.id) == ["v110-a"])
    query.since = Timestamp.seconds("2027-01-01")
    #expect(ledger.selected(query).isEmpty)
    let csv = ledger.csv().split(separator: "\n")
    #expect(csv.count == 3)
    #expect(
      csv[1].hasPrefix(
        "v110-a,2026-11-23T14:02:17Z,notebooks/v110.mnb,Experiment | v110,succeeded,2.5,0.6243,0.57,0.678,,,,0.69,0.6684,"
      ))
  }
}
