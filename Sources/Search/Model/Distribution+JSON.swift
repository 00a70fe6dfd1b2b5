extension Distribution {
  /// Optuna's JSON of a distribution, which its storages keep.
  public var json: String { attribute.json }

  var attribute: Attribute {
    switch self {
    case .float(let d):
      Self.named(
        "FloatDistribution",
        [
          ("step", d.step.map(Attribute.float) ?? .null), ("low", .float(d.low)),
          ("high", .float(d.high)), ("log", .bool(d.log)),
        ])
    case .int(let d):
      Self.named(
        "IntDistribution",
        [
          ("log", .bool(d.log)), ("step", .int(d.step)), ("low", .int(d.low)),
          ("high", .int(d.high)),
        ])
    case .categorical(let d):
      Self.named("CategoricalDistribution", [("choices", .list(d.choices.map(\.attribute)))])
    }
  }

  private static func named(
    _ name: String, _ attributes: [(key: String, value: Attribute)]
  ) -> Attribute {
    .object([("name", .string(name)), ("attributes", .object(attributes))])
  }

  /// Reads Optuna's JSON, the names of its old classes included.
  ///
  /// - Throws: `SearchError` for anything else.
  public init(json: String) throws(SearchError) {
    let document = try Attribute(json: json)
    guard case .string(let name)? = document["name"], let a = document["attributes"] else {
      throw SearchError("Unknown distribution type: \(json)")
    }
    func number(_ key: String) throws(SearchError) -> Double {
      guard let value = a[key]?.number else {
        throw SearchError("Unknown distribution type: \(json)")
      }
      return value
    }
    func flag(_ key: String) -> Bool { a[key] == .bool(true) }
    switch name {
    case "FloatDistribution", "UniformDistribution", "LogUniformDistribution",
      "DiscreteUniformDistribution":
      self = try .float(
        number("low"), number("high"), log: flag("log") || name == "LogUniformDistribution",
        step: a["step"]?.number ?? a["q"]?.number)
    case "IntDistribution", "IntUniformDistribution", "IntLogUniformDistribution":
      let log = flag("log") || name == "IntLogUniformDistribution"
      self = try .int(
        Int(number("low")), Int(number("high")), log: log,
        step: log ? 1 : Int(a["step"]?.number ?? 1))
    case "CategoricalDistribution":
      guard case .list(let choices)? = a["choices"] else {
        throw SearchError("Unknown distribution type: \(json)")
      }
      self = try .categorical(choices.map(Self.choice))
    default: throw SearchError("Unknown distribution class: \(name)")
    }
  }

  private static func choice(_ value: Attribute) -> ParameterValue {
    switch value {
    case .null: .none
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .string(let value): .string(value)
    case .list, .object: .string(value.json)
    }
  }
}
