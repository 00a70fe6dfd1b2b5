import Foundation

/// The folder of one notebook's results: `outputs/<notebook>/`.
///
/// - `report.md`, `figures/`, `run.json`: the last run.
/// - `runs/<id>/`: the same three for every run that is kept.
/// - `artifacts/`: what `save(...)` wrote.
public struct RunStore: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// `outputs/<name of the notebook's file>` inside a project.
  public init(project: String, notebook: String) {
    let file = (notebook as NSString).lastPathComponent
    folder = project + "/outputs/" + (file as NSString).deletingPathExtension
  }

  public var reportPath: String { folder + "/report.md" }
  public var recordPath: String { folder + "/run.json" }
  public var artifactsFolder: String { folder + "/artifacts" }
  public func runFolder(_ id: String) -> String { folder + "/runs/" + id }

  /// Writes the report, its pictures and the record, as the last run and into the history.
  ///
  /// - Parameters:
  ///   - predictions: kept with the run in the history, for comparing runs.
  ///   - further: other forms of the report, by name, beside the last run's.
  ///   - keep: how many runs to keep in the history; nil for all.
  /// - Throws: `FileError`; the last good report is then still in place.
  public func save(
    _ report: Report, _ record: RunRecord, predictions: [PredictionSet] = [],
    further: [(name: String, text: String)] = [], keep: Int? = nil
  ) throws(FileError) {
    let json = record.json.text()
    var files = AtomicFiles()
    for base in [runFolder(record.id), folder] {
      for figure in report.figures {
        try files.stage(
          figure.svg, at: base + "/" + figure.path, twin: folder + "/" + figure.path)
      }
      try files.stage(report.markdown, at: base + "/report.md")
      try files.stage(json, at: base + "/run.json")
    }
    if !predictions.isEmpty {
      let text = PredictionSet.json(predictions).text()
      try files.stage(text, at: runFolder(record.id) + "/predictions.json")
    }
    for form in further { try files.stage(form.text, at: folder + "/" + form.name) }
    try files.commit()
    removeStaleFigures(report)
    if let keep { prune(keep: max(keep, 1)) }
  }

  /// Pictures that an earlier run left and this report does not show.
  private func removeStaleFigures(_ report: Report) {
    let shown = Set(report.figures.map { ($0.path as NSString).lastPathComponent })
    let figures = folder + "/figures"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: figures)) ?? []
    where name.hasSuffix(".svg") && !name.hasPrefix(".") && !shown.contains(name) {
      unlink(figures + "/" + name)
    }
  }

  /// Ids of the runs in the history, oldest first.
  public var runIDs: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/runs")) ?? []
    return names.filter { FileManager.default.fileExists(atPath: runFolder($0) + "/run.json") }
      .sorted()
  }

  /// Removes all but the newest runs.
  public func prune(keep: Int) {
    for id in runIDs.dropLast(keep) {
      try? FileManager.default.removeItem(atPath: runFolder(id))
    }
  }

  /// The last run, or one of the history; nil where there is none that can be read.
  public func record(_ id: String? = nil) -> RunRecord? {
    Self.read(id.map { runFolder($0) + "/run.json" } ?? recordPath)
  }

  /// The predictions kept with a run of the history.
  public func predictions(_ id: String) -> [PredictionSet] {
    let path = runFolder(id) + "/predictions.json"
    guard let data = FileManager.default.contents(atPath: path),
      let json = try? JSONValue(parsing: [UInt8](data))
    else { return [] }
    return PredictionSet.sets(json)
  }

  static func read(_ path: String) -> RunRecord? {
    guard let data = FileManager.default.contents(atPath: path),
      let json = try? JSONValue(parsing: [UInt8](data))
    else { return nil }
    return RunRecord(json: json)
  }

  /// A record with the drawings of its pictures, which records hold by name only.
  public func withFigures(_ record: RunRecord) -> RunRecord {
    var record = record
    for i in record.cells.indices {
      var count = 0
      for k in record.cells[i].outputs.indices {
        guard case .figure(var figure) = record.cells[i].outputs[k] else { continue }
        count += 1
        let name = "figures/\(ReportWriter.fileName(record.cells[i].id))-\(count).svg"
        let data = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
        figure.svg = String(decoding: data, as: UTF8.self)
        record.cells[i].outputs[k] = .figure(figure)
      }
    }
    return record
  }
}
