/// What the cache knows of one run of a cell, besides its values.
public struct CellEntry: Sendable, Equatable {
  /// Path of the notebook, relative to the project folder where it is inside.
  public var notebook: String
  public var cell: String
  /// Version of the engine that ran it.
  public var engine: String
  /// SHA-256 of its code.
  public var code: String
  /// Digest of all that decides the result and is known before the cell runs.
  public var base: String
  /// The cell's key: the base and the files.
  public var key: String
  /// Names that it used, each with the key of its definition.
  public var inputs: [String: String] = [:]
  /// What it found on disk.
  public var files: [FileRecord] = []
  /// Files that it wrote: restoring it needs them to be there.
  public var written: [String] = []
  /// The run that ran it.
  public var run = ""
  /// Names of cross-validation runs that it defined, whose predictions that run's record holds.
  public var predicted: [String] = []
  /// When it ran: seconds since 1970.
  public var time: Double = 0
  public var seconds: Double = 0
  public var outputs: [CellOutput] = []
  public var scores: [Score] = []
  public var warnings: [String] = []
  /// Names whose values are stored, in the order of the alphabet.
  public var defines: [String] = []
  /// Names whose values change when they are used, such as random generators.
  public var stateful: [String] = []
  /// Where the shared random streams stood before and after; nil where the cell left them alone.
  public var random: RandomStep?
  /// Names whose values could not be stored, each with the reason: the cell runs where a later one
  /// uses such a name.
  public var missing: [String: String] = [:]
  /// Why nothing could be stored, so that the cell runs every time.
  public var blocked: String?

  /// How a cell moved the shared random streams on.
  public struct RandomStep: Sendable, Equatable {
    public var before: String
    public var after: String
  }

  public init(
    notebook: String, cell: String, engine: String, code: String, base: String, key: String
  ) {
    (self.notebook, self.cell, self.engine) = (notebook, cell, engine)
    (self.code, self.base, self.key) = (code, base, key)
  }
}

extension CellEntry {
  static let formatVersion = 1

  var json: JSONValue {
    func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
    return .object([
      ("format", .int(Self.formatVersion)), ("notebook", .string(notebook)),
      ("cell", .string(cell)), ("engine", .string(engine)), ("code", .string(code)),
      ("base", .string(base)), ("key", .string(key)),
      (
        "inputs",
        .object(inputs.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ),
      ("files", .array(files.map(\.json))), ("written", strings(written)),
      ("run", .string(run)), ("predicted", strings(predicted)), ("time", .double(time)),
      ("seconds", .double(seconds)),
      ("outputs", .array(outputs.map(\.jsonWithDrawing))),
      ("scores", .object(scores.map { ($0.name, $0.json) })), ("warnings", strings(warnings)),
      ("defines", strings(defines)), ("stateful", strings(stateful)),
      (
        "random",
        random.map { .array([.string($0.before), .string($0.after)]) } ?? .null
      ),
      (
        "missing",
        .object(missing.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ),
      ("blocked", blocked.map(JSONValue.string) ?? .null),
    ])
  }

  init?(json: JSONValue) {
    func text(_ key: String) -> String? { json[key]?.stringValue }
    func strings(_ key: String) -> [String] {
      (json[key]?.arrayValue ?? []).compactMap(\.stringValue)
    }
    guard json["format"]?.intValue == Self.formatVersion, let notebook = text("notebook"),
      let cell = text("cell"), let engine = text("engine"), let code = text("code"),
      let base = text("base"), let key = text("key"), let time = json["time"]?.doubleValue,
      let seconds = json["seconds"]?.doubleValue
    else { return nil }
    self.init(
      notebook: notebook, cell: cell, engine: engine, code: code, base: base, key: key)
    (self.time, self.seconds) = (time, seconds)
    run = text("run") ?? ""
    predicted = strings("predicted")
    for member in json["inputs"]?.members ?? [] { inputs[member.key] = member.value.stringValue }
    for member in json["missing"]?.members ?? [] { missing[member.key] = member.value.stringValue }
    files = (json["files"]?.arrayValue ?? []).compactMap(FileRecord.init(json:))
    outputs = (json["outputs"]?.arrayValue ?? []).compactMap(CellOutput.init(json:))
    scores = (json["scores"]?.members ?? []).compactMap { Score(name: $0.key, json: $0.value) }
    written = strings("written")
    warnings = strings("warnings")
    defines = strings("defines")
    stateful = strings("stateful")
    blocked = text("blocked")
    let steps = strings("random")
    if steps.count == 2 { random = RandomStep(before: steps[0], after: steps[1]) }
  }
}
