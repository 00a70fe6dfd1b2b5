import Foundation

/// PostgreSQL's client library, opened when a study is kept on a server, so that nothing else needs
/// it.
struct PostgresLibrary: @unchecked Sendable {
  typealias Handle = OpaquePointer
  typealias Text = UnsafePointer<CChar>

  let connect: @convention(c) (Text) -> Handle?
  let status: @convention(c) (Handle?) -> CInt
  let message: @convention(c) (Handle?) -> Text?
  let finish: @convention(c) (Handle?) -> Void
  let prepare: @convention(c) (Handle?, Text, Text, CInt, UnsafePointer<CUnsignedInt>?) -> Handle?
  let execute:
    @convention(c) (
      Handle?, Text, CInt, UnsafePointer<Text?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?, CInt
    ) -> Handle?
  let run: @convention(c) (Handle?, Text) -> Handle?
  let resultStatus: @convention(c) (Handle?) -> CInt
  let resultField: @convention(c) (Handle?, CInt) -> Text?
  let resultMessage: @convention(c) (Handle?) -> Text?
  let rowCount: @convention(c) (Handle?) -> CInt
  let columnCount: @convention(c) (Handle?) -> CInt
  let columnType: @convention(c) (Handle?, CInt) -> CUnsignedInt
  let isNull: @convention(c) (Handle?, CInt, CInt) -> CInt
  let value: @convention(c) (Handle?, CInt, CInt) -> Text?
  let changedRows: @convention(c) (Handle?) -> Text?
  let clear: @convention(c) (Handle?) -> Void

  /// The library; nil where it is not installed.
  static let shared = PostgresLibrary()

  private init?() {
    let names = [
      "libpq.so.5", "libpq.so", "libpq.5.dylib", "/opt/homebrew/opt/libpq/lib/libpq.dylib",
    ]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
      return nil
    }
    func symbol<Function>(_ name: String, _ type: Function.Type) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard
      let connect = symbol("PQconnectdb", (@convention(c) (Text) -> Handle?).self),
      let status = symbol("PQstatus", (@convention(c) (Handle?) -> CInt).self),
      let message = symbol("PQerrorMessage", (@convention(c) (Handle?) -> Text?).self),
      let finish = symbol("PQfinish", (@convention(c) (Handle?) -> Void).self),
      let prepare = symbol(
        "PQprepare",
        (@convention(c) (Handle?, Text, Text, CInt, UnsafePointer<CUnsignedInt>?) -> Handle?).self),
      let execute = symbol(
        "PQexecPrepared",
        (@convention(c) (
          Handle?, Text, CInt, UnsafePointer<Text?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?,
          CInt
        ) -> Handle?).self),
      let run = symbol("PQexec", (@convention(c) (Handle?, Text) -> Handle?).self),
      let resultStatus = symbol("PQresultStatus", (@convention(c) (Handle?) -> CInt).self),
      let resultField = symbol(
        "PQresultErrorField", (@convention(c) (Handle?, CInt) -> Text?).self),
      let resultMessage = symbol("PQresultErrorMessage", (@convention(c) (Handle?) -> Text?).self),
      let rowCount = symbol("PQntuples", (@convention(c) (Handle?) -> CInt).self),
      let columnCount = symbol("PQnfields", (@convention(c) (Handle?) -> CInt).self),
      let columnType = symbol("PQftype", (@convention(c) (Handle?, CInt) -> CUnsignedInt).self),
      let isNull = symbol("PQgetisnull", (@convention(c) (Handle?, CInt, CInt) -> CInt).self),
      let value = symbol("PQgetvalue", (@convention(c) (Handle?, CInt, CInt) -> Text?).self),
      let changedRows = symbol("PQcmdTuples", (@convention(c) (Handle?) -> Text?).self),
      let clear = symbol("PQclear", (@convention(c) (Handle?) -> Void).self)
    else { return nil }
    self.connect = connect
    self.status = status
    self.message = message
    self.finish = finish
    self.prepare = prepare
    self.execute = execute
    self.run = run
    self.resultStatus = resultStatus
    self.resultField = resultField
    self.resultMessage = resultMessage
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.columnType = columnType
    self.isNull = isNull
    self.value = value
    self.changedRows = changedRows
    self.clear = clear
  }
}
