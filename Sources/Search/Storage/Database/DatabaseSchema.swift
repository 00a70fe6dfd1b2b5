/// Optuna's schema, as version 5.0.0 creates it (alembic version v3.2.0.a).
enum DatabaseSchema {
  static let version = "v3.2.0.a"

  /// Makes the tables where they are missing and checks their version.
  ///
  /// - Throws: `SearchError` where another version of Optuna has made them.
  static func prepare(_ connection: any SQLConnection) throws {
    let known = try connection.read { session in try tables(session, connection.dialect) }
    if known.contains("alembic_version") {
      try connection.read { session in try check(session) }
      return
    }
    if known.contains("studies") || known.contains("version_info") {
      throw SearchError(
        "the storage holds tables of an Optuna too old to say its version; run `optuna storage "
          + "upgrade` on it first", pythonClass: "RuntimeError")
    }
    try connection.write { session, _ in
      if connection.dialect == .postgresql {
        // Two workers that start at once must not both make the tables.
        try session.rows("SELECT pg_advisory_xact_lock(7361)", [])
      }
      guard try !tables(session, connection.dialect).contains("alembic_version") else {
        return try check(session)
      }
      for statement in statements(connection.dialect) { try session.run(statement, []) }
      try session.run("INSERT INTO version_info VALUES (1, 12, '5.0.0')", [])
      try session.run("INSERT INTO alembic_version VALUES (?)", [.text(version)])
    }
  }

  private static func check(_ session: any SQLSession) throws {
    let found = try session.rows("SELECT version_num FROM alembic_version", []).first?.first?.text
    if found == version { return }
    let rows = try session.rows("SELECT library_version FROM version_info", [])
    let library = rows.first?.first?.text ?? "unknown"
    throw SearchError(
      "The runtime optuna version 5.0.0 is no longer compatible with the table schema (set up by "
        + "optuna \(library)). Please execute `$ optuna storage upgrade --storage $STORAGE_URL` for "
        + "upgrading the storage. (schema \(found ?? "none"), wanted \(version))",
      pythonClass: "RuntimeError")
  }

  private static func tables(_ session: any SQLSession, _ dialect: SQLDialect) throws -> Set<String>
  {
    let sql =
      dialect == .sqlite
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT table_name::text FROM information_schema.tables "
        + "WHERE table_schema = current_schema()"
    return Set(try session.rows(sql, []).compactMap { $0.first?.text })
  }

  /// The statements that make the schema.
  static func statements(_ dialect: SQLDialect) -> [String] {
    let isSQLite = dialect == .sqlite
    let key = isSQLite ? "INTEGER NOT NULL PRIMARY KEY" : "SERIAL PRIMARY KEY"
    let time = isSQLite ? "DATETIME" : "TIMESTAMP"
    let real = isSQLite ? "FLOAT" : "DOUBLE PRECISION"
    func type(_ name: String, _ length: Int) -> String { isSQLite ? "VARCHAR(\(length))" : name }
    func attributes(_ owner: String, _ kind: String) -> String {
      """
      CREATE TABLE \(owner)_\(kind)_attributes (
        \(owner)_\(kind)_attribute_id \(key), \(owner)_id INTEGER REFERENCES \
      \(owner == "study" ? "studies" : "trials") (\(owner)_id), "key" VARCHAR(512),
        value_json TEXT, UNIQUE (\(owner)_id, "key"))
      """
    }
    let types = [
      "CREATE TYPE studydirection AS ENUM ('NOT_SET', 'MINIMIZE', 'MAXIMIZE')",
      "CREATE TYPE trialstate AS ENUM ('RUNNING', 'COMPLETE', 'PRUNED', 'FAIL', 'WAITING')",
      "CREATE TYPE trialvaluetype AS ENUM ('FINITE', 'INF_POS', 'INF_NEG')",
      "CREATE TYPE trialintermediatevaluetype AS ENUM ('FINITE', 'INF_POS', 'INF_NEG', 'NAN')",
    ]
    let tables = [
      "CREATE TABLE studies (study_id \(key), study_name VARCHAR(512) NOT NULL)",
      "CREATE UNIQUE INDEX ix_studies_study_name ON studies (study_name)",
      """
      CREATE TABLE version_info (version_info_id \(key), schema_version INTEGER,
        library_version VARCHAR(256), CHECK (version_info_id = 1))
      """,
      """
      CREATE TABLE study_directions (study_direction_id \(key),
        direction \(type("studydirection", 8)) NOT NULL,
        study_id INTEGER NOT NULL REFERENCES studies (study_id), objective INTEGER NOT NULL,
        UNIQUE (study_id, objective))
      """,
      attributes("study", "user"), attributes("study", "system"),
      """
      CREATE TABLE trials (trial_id \(key), number INTEGER,
        study_id INTEGER REFERENCES studies (study_id), state \(type("trialstate", 8)) NOT NULL,
        datetime_start \(time), datetime_complete \(time))
      """,
      "CREATE INDEX ix_trials_study_id ON trials (study_id)",
      attributes("trial", "user"), attributes("trial", "system"),
      """
      CREATE TABLE trial_params (param_id \(key), trial_id INTEGER REFERENCES trials (trial_id),
        param_name VARCHAR(512), param_value \(real), distribution_json TEXT,
        UNIQUE (trial_id, param_name))
      """,
      """
      CREATE TABLE trial_values (trial_value_id \(key),
        trial_id INTEGER NOT NULL REFERENCES trials (trial_id), objective INTEGER NOT NULL,
        value \(real), value_type \(type("trialvaluetype", 7)) NOT NULL,
        UNIQUE (trial_id, objective))
      """,
      """
      CREATE TABLE trial_intermediate_values (trial_intermediate_value_id \(key),
        trial_id INTEGER NOT NULL REFERENCES trials (trial_id), step INTEGER NOT NULL,
        intermediate_value \(real),
        intermediate_value_type \(type("trialintermediatevaluetype", 7)) NOT NULL,
        UNIQUE (trial_id, step))
      """,
      """
      CREATE TABLE trial_heartbeats (trial_heartbeat_id \(key),
        trial_id INTEGER NOT NULL REFERENCES trials (trial_id), heartbeat \(time) NOT NULL,
        UNIQUE (trial_id))
      """,
      """
      CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,
        CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))
      """,
    ]
    return (isSQLite ? [] : types) + tables
  }
}
