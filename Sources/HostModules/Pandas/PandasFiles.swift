import Arrays
import Frames
import Interpreter

/// `pd.read_csv`, `pd.read_table`, `pd.read_pickle`
enum PandasFiles {
  private static let parameters = """
    delimiter=None, header='infer', names=UNSET, index_col=None, usecols=None, dtype=None, \
    engine=None, converters=None, true_values=None, false_values=None, skipinitialspace=False, \
    skiprows=None, skipfooter=0, nrows=None, na_values=None, keep_default_na=True, \
    na_filter=True, skip_blank_lines=True, parse_dates=None, date_format=None, dayfirst=False, \
    cache_dates=True, iterator=False, chunksize=None, compression='infer', thousands=None, \
    decimal='.', lineterminator=None, quotechar='\\"', quoting=0, doublequote=True, \
    escapechar=None, comment=None, encoding=None, encoding_errors='strict', dialect=None, \
    on_bad_lines='error', low_memory=True, memory_map=False, float_precision=None, \
    storage_options=None, dtype_backend=UNSET
    """

  static func define(in module: ModuleBuilder) {
    for (name, separator) in [("read_csv", ","), ("read_table", "\\t")] {
      module.bind(
        "\(name)(filepath_or_buffer, *, sep='\(separator)', \(parameters))",
        doc: "Reads a table of separated values."
      ) { call in try read(call) }
    }
    module.bind("read_pickle(filepath_or_buffer, compression='infer', storage_options=None)") {
      call in
      let vm = call.vm
      let path = try vm.path(call["filepath_or_buffer"], "filepath_or_buffer")
      try vm.host.permissions.checkRead(path)
      vm.host.fileWasRead(path)
      return try PickleDecoding(try PickleReader.read(path: path).graph, vm).root()
    }
  }

  private static func read(_ call: Call) throws -> Value {
    let vm = call.vm
    let options = try options(call)
    let source = call["filepath_or_buffer"]
    try call.refuseUnread()
    if try source.stringValue == nil && vm.attributeIfPresent(source, "read") != nil {
      let content = try vm.callMethod(source, "read")
      let text =
        content.stringValue ?? content.bytesValue.map { String(decoding: $0, as: UTF8.self) }
      return try vm.makeFrame(try Frame(csvText: text ?? "", options: options))
    }
    let path = try vm.path(source, "filepath_or_buffer")
    try vm.host.permissions.checkRead(path)
    vm.host.fileWasRead(path)
    return try vm.makeFrame(try Frame(csv: path, options: options))
  }

  private static func options(_ call: Call) throws -> CSVOptions {
    let vm = call.vm
    call.ignore("engine", "cache_dates", "low_memory", "memory_map")
    var options = CSVOptions()
    options.isCancelled = call.isCancelled()
    options.onWarning = call.warner()
    options.separator = try separator(call)
    let header = call["header"]
    if header.isNone {
      options.header = .none
    } else if header.isInt {
      options.header = .row(header.int)
    } else if header.stringValue != "infer" {
      throw call.notSupported("header=\(try vm.reprText(header))")
    }
    if call.has("names") { options.names = try call.labels("names") }
    if call.has("index_col") {
      let value = call["index_col"]
      options.indexColumns = value.isBool ? .none : .columns(try vm.labels(value))
    }
    try readColumns(call, &options)
    try readMissing(call, &options)
    options.rowLimit = try call.optionalInt("nrows")
    if call.has("skiprows") {
      let value = call["skiprows"]
      if vm.canCall(value) { throw call.notSupported("a function for 'skiprows'") }
      options.skippedRows =
        value.isInt
        ? .first(value.int)
        : .lines(Set(try vm.elements(value).map { try vm.int($0, "skiprows") }))
    }
    options.skipsBlankLines = try call.bool("skip_blank_lines")
    options.skipsInitialSpace = try call.bool("skipinitialspace")
    options.comment = try byte(call, "comment")
    options.thousands = try byte(call, "thousands")
    options.decimal = try byte(call, "decimal") ?? UInt8(ascii: ".")
    options.quote = try call.int("quoting") == 3 ? nil : try byte(call, "quotechar")
    options.doublesQuotes = try call.bool("doublequote")
    options.escape = try byte(call, "escapechar")
    if call.has("parse_dates") {
      let value = call["parse_dates"]
      options.parseDates =
        value.isBool ? (value.bool ? .index : .none) : .columns(try vm.labels(value))
    }
    options.dateFormat = try call.optionalText("date_format")
    options.dayFirst = try call.bool("dayfirst")
    let badLines: [String: CSVOptions.BadLines] = ["error": .error, "warn": .warn, "skip": .skip]
    guard let bad = badLines[call["on_bad_lines"].stringValue ?? ""] else {
      throw vm.valueError(
        "Argument \(try vm.strText(call["on_bad_lines"])) is invalid for on_bad_lines")
    }
    options.badLines = bad
    switch try call.optionalText("float_precision") {
    case nil, "high": break
    case "round_trip": options.floatPrecision = .roundTrip
    case let other?: throw call.notSupported("float_precision='\(other)'")
    }
    switch try call.optionalText("encoding")?.lowercased() {
    case nil, "utf-8", "utf8", "utf-8-sig", "ascii": break
    case "latin-1", "latin1", "iso-8859-1", "cp1252": options.encoding = .latin1
    case let other?: throw call.notSupported("encoding='\(other)'")
    }
    options.compression = try compression(call)
    return options
  }

  private static func separator(_ call: Call) throws -> CSVOptions.Separator {
    let name = call.has("delimiter") ? "delimiter" : "sep"
    _ = call["sep"]
    let text = try call.text(name)
    if text == "\\s+" { return .whitespace }
    guard text.utf8.count == 1 else {
      throw call.notSupported("\(name) of more than one character but '\\s+'")
    }
    return .character(text.utf8.first!)
  }

  private static func byte(_ call: Call, _ name: String) throws -> UInt8? {
    guard let text = try call.optionalText(name) else { return nil }
    guard text.utf8.count == 1 else {
      throw call.vm.valueError("Only length-1 \(name) supported")
    }
    return text.utf8.first
  }

  static func compression(_ call: Call) throws -> CSVOptions.Compression {
    switch try call.optionalText("compression") {
    case nil: return .none
    case "infer": return .infer
    case "gzip": return .gzip
    case let other?: throw call.notSupported("compression='\(other)'")
    }
  }

  private static func readColumns(_ call: Call, _ options: inout CSVOptions) throws {
    let vm = call.vm
    if call.has("usecols") {
      if vm.canCall(call["usecols"]) { throw call.notSupported("a function for 'usecols'") }
      let columns = try call.elements("usecols")
      options.usedColumns =
        columns.first?.isInt == true
        ? .positions(columns.map(\.int)) : .names(try columns.map { try vm.text($0, "usecols") })
    }
    guard call.has("dtype") else { return }
    let value = call["dtype"]
    guard value.isDict else {
      options.types = .all(try vm.columnType(value))
      return
    }
    options.types = .columns(
      try vm.entries(ofDict: value).map { (try vm.label($0.key), try vm.columnType($0.value)) })
  }

  private static func readMissing(_ call: Call, _ options: inout CSVOptions) throws {
    let vm = call.vm
    func values(_ value: Value) throws -> [Scalar] {
      value.isList || value.isTuple ? try vm.scalars(value) : [vm.scalar(value)]
    }
    if call.has("na_values") {
      let value = call["na_values"]
      options.missingValues =
        value.isDict
        ? .columns(
          try vm.entries(ofDict: value).map { (try vm.label($0.key), try values($0.value)) })
        : .all(try values(value))
    }
    options.keepsDefaultMissing = try call.bool("keep_default_na")
    options.filtersMissing = try call.bool("na_filter")
    if call.has("true_values") {
      options.trueValues = try vm.texts(call["true_values"], "true_values")
    }
    if call.has("false_values") {
      options.falseValues = try vm.texts(call["false_values"], "false_values")
    }
  }
}
