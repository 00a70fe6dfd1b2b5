extension RunRecord {
  static let formatVersion = 1

  /// The record as `run.json` holds it. Pictures are named by their files, which the report's
  /// writer places beside it.
  public var json: JSONValue {
    .object([
      ("format", .int(Self.formatVersion)), ("id", .string(id)), ("notebook", .string(notebook)),
      ("title", .string(title)), ("status", .string(status.rawValue)),
      ("started", .string(Timestamp.iso(started))), ("seconds", .double(seconds)),
      ("engine", .string(engine)),
      ("versions", .object(versions.map { ($0.name, .string($0.text)) })),
      ("parameters", .object(parameters.map { ($0.name, $0.value.json) })),
      ("changed_parameters", .array(parameters.filter { !$0.isDefault }.map { .string($0.name) })),
      ("scores", .object(scores.map { ($0.name, $0.json) })),
      ("warnings", .array(warnings.map(JSONValue.string))),
      ("data_fingerprint", .string(dataFingerprint)),
      ("files", .array(files.map(\.json))), ("cells", .array(cells.map(\.json))),
      ("source_sha256", .string(Digest.of(source))), ("source", .string(source)),
    ])
  }

  /// Reads what `json` wrote; nil for anything else. Pictures come back without their drawing.
  public init?(json: JSONValue) {
    guard json["format"]?.intValue == Self.formatVersion, let id = json["id"]?.stringValue,
      let notebook = json["notebook"]?.stringValue, let title = json["title"]?.stringValue,
      let status = json["status"]?.stringValue.flatMap(Status.init(rawValue:)),
      let started = json["started"]?.stringValue.flatMap(Timestamp.seconds),
      let seconds = json["seconds"]?.doubleValue, let engine = json["engine"]?.stringValue,
      let source = json["source"]?.stringValue
    else { return nil }
    self.init(
      id: id, notebook: notebook, title: title, status: status, started: started,
      seconds: seconds, engine: engine, source: source)
    versions = (json["versions"]?.members ?? []).compactMap { member in
      member.value.stringValue.map { NamedText(member.key, $0) }
    }
    let changed = Set((json["changed_parameters"]?.arrayValue ?? []).compactMap(\.stringValue))
    parameters = (json["parameters"]?.members ?? []).compactMap { member in
      ParameterValue(json: member.value).map {
        BoundParameter(name: member.key, value: $0, isDefault: !changed.contains(member.key))
      }
    }
    scores = (json["scores"]?.members ?? []).compactMap { Score(name: $0.key, json: $0.value) }
    files = (json["files"]?.arrayValue ?? []).compactMap(FileRecord.init(json:))
    cells = (json["cells"]?.arrayValue ?? []).compactMap(CellRecord.init(json:))
  }
}

extension ParameterValue {
  public var json: JSONValue {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value):
      // Infinities are texts in JSON and need a mark to come back as numbers.
      value.isFinite ? .double(value) : .object([("float", .double(value))])
    case .string(let value): .string(value)
    case .list(let items): .array(items.map(\.json))
    }
  }

  init?(json: JSONValue) {
    switch json {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .string(let value): self = .string(value)
    case .array(let items): self = .list(items.compactMap(ParameterValue.init(json:)))
    case .object:
      guard let value = json["float"]?.doubleValue else { return nil }
      self = .float(value)
    case .double(let value): self = .float(value)
    case .null: return nil
    }
  }
}

extension Score {
  var json: JSONValue {
    guard let low, let high else { return .double(value) }
    return .object([("value", .double(value)), ("low", .double(low)), ("high", .double(high))])
  }

  init?(name: String, json: JSONValue) {
    if let value = json.doubleValue {
      self.init(name, value)
    } else if let value = json["value"]?.doubleValue {
      self.init(name, value, low: json["low"]?.doubleValue, high: json["high"]?.doubleValue)
    } else {
      return nil
    }
  }
}

extension FileRecord {
  var json: JSONValue {
    let members: [(key: String, value: JSONValue)] = [
      ("path", .string(path)), ("bytes", .int(bytes)), ("sha256", .string(sha256)),
    ]
    return .object(kind == .file ? members : members + [("kind", .string(kind.rawValue))])
  }

  init?(json: JSONValue) {
    guard let path = json["path"]?.stringValue, let bytes = json["bytes"]?.intValue,
      let sha256 = json["sha256"]?.stringValue
    else { return nil }
    let kind = json["kind"]?.stringValue.flatMap(Kind.init(rawValue:)) ?? .file
    self.init(path: path, bytes: bytes, sha256: sha256, kind: kind)
  }
}

extension CellRecord {
  var json: JSONValue {
    .object([
      ("id", .string(id)), ("key", .string(key)), ("status", .string(status.rawValue)),
      ("seconds", .double(seconds)), ("cached", .bool(isCached)),
      ("files", .array(files.map(JSONValue.string))),
      ("warnings", .array(warnings.map(JSONValue.string))),
      ("outputs", .array(outputs.map(\.json))),
    ])
  }

  init?(json: JSONValue) {
    guard let id = json["id"]?.stringValue, let key = json["key"]?.stringValue,
      let status = json["status"]?.stringValue.flatMap(Status.init(rawValue:)),
      let seconds = json["seconds"]?.doubleValue, let cached = json["cached"]?.boolValue
    else { return nil }
    self.init(id: id, key: key, status: status, seconds: seconds, isCached: cached)
    files = (json["files"]?.arrayValue ?? []).compactMap(\.stringValue)
    warnings = (json["warnings"]?.arrayValue ?? []).compactMap(\.stringValue)
    outputs = (json["outputs"]?.arrayValue ?? []).compactMap(CellOutput.init(json:))
  }
}
