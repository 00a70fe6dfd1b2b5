import Arrays
import Frames
import Interpreter

/// `pd.read_csv`, `pd.read_pickle`
enum PandasFiles {
  static func define(in module: ModuleBuilder) {
    module.function(
      """
      read_csv(filepath_or_buffer, *, sep=',', header='infer', names=None, index_col=None, \
      usecols=None, dtype=None, na_values=None, nrows=None, skiprows=None, comment=None, \
      parse_dates=None, encoding=None, compression='infer', low_memory=True)
      """,
      doc: "Reads a table of comma-separated values."
    ) { vm, args in
      let path = try vm.path(args[0], "filepath_or_buffer")
      try vm.host.permissions.checkRead(path)
      vm.host.fileWasRead(path)
      return try vm.makeFrame(try Frame(csv: path, options: try options(vm, args)))
    }
    module.function("read_pickle(filepath_or_buffer, compression='infer')") { vm, args in
      let path = try vm.path(args[0], "filepath_or_buffer")
      try vm.host.permissions.checkRead(path)
      vm.host.fileWasRead(path)
      return try PickleDecoding(try PickleReader.read(path: path).graph, vm).root()
    }
  }

  private static func options(_ vm: Interpreter, _ args: Arguments) throws -> CSVOptions {
    var options = CSVOptions()
    let separator = try vm.text(args[1], "sep")
    if separator == "\\s+" {
      options.separator = .whitespace
    } else {
      guard separator.utf8.count == 1 else {
        throw vm.raise(
          vm.types.notImplementedError, "read_csv: argument 'sep' must be one character or '\\s+'")
      }
      options.separator = .character(separator.utf8.first!)
    }
    if args[2].isNone {
      options.header = .none
    } else if args[2].isInt {
      options.header = .row(args[2].int)
    }
    options.names = try vm.optionalLabels(of: args[3])
    if !args[4].isNone {
      options.indexColumns = args[4].isBool ? .none : .columns(try vm.labels(args[4]))
    }
    if !args[5].isNone {
      let columns = try vm.elements(args[5])
      options.usedColumns =
        columns.first?.isInt == true
        ? .positions(columns.map(\.int)) : .names(try columns.map { try vm.text($0, "usecols") })
    }
    if !args[6].isNone { options.types = try types(vm, args[6]) }
    if !args[7].isNone { options.missingValues = .all(try values(vm, args[7])) }
    options.rowLimit = try vm.optionalInt(args[8], "nrows")
    if !args[9].isNone {
      options.skippedRows =
        args[9].isInt
        ? .first(args[9].int)
        : .lines(Set(try vm.elements(args[9]).map { try vm.int($0, "skiprows") }))
    }
    if let comment = try vm.optionalText(args[10], "comment") {
      options.comment = comment.utf8.first
    }
    if !args[11].isNone {
      options.parseDates =
        args[11].isBool ? (args[11].bool ? .index : .none) : .columns(try vm.labels(args[11]))
    }
    switch try vm.optionalText(args[12], "encoding")?.lowercased() {
    case nil, "utf-8", "utf8", "utf-8-sig": break
    case "latin-1", "latin1", "iso-8859-1": options.encoding = .latin1
    case let other?:
      throw vm.raise(
        vm.types.notImplementedError, "read_csv: encoding '\(other)' is not supported by mnb")
    }
    switch try vm.optionalText(args[13], "compression") {
    case nil: options.compression = .none
    case "infer": break
    case "gzip": options.compression = .gzip
    case let other?:
      throw vm.raise(
        vm.types.notImplementedError, "read_csv: compression '\(other)' is not supported by mnb")
    }
    nonisolated(unsafe) let flag = vm.cancellationFlag
    options.isCancelled = { flag.pointee & Interpreter.cancelBit != 0 }
    return options
  }

  private static func values(_ vm: Interpreter, _ value: Value) throws -> [Scalar] {
    value.items == nil
      ? [vm.scalar(value)] : try vm.elements(value).map { vm.scalar($0) }
  }

  private static func types(_ vm: Interpreter, _ value: Value) throws -> CSVOptions.Types {
    guard value.isDict else { return .all(try vm.columnType(value)) }
    return .columns(
      try vm.entries(ofDict: value).map { (try vm.label($0.key), try vm.columnType($0.value)) })
  }
}

extension Interpreter {
  /// A pandas type given as a name, a Python type or a numpy dtype.
  func columnType(_ value: Value) throws -> ColumnType {
    let name = value.stringValue ?? value.classInfo?.name
    switch name {
    case "str", "string": return .string
    case "category": return .category
    case "object": return .object
    default: return ColumnType(try dtype(value))
    }
  }
}
