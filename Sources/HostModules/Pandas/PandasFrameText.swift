import Arrays
import Frames
import Interpreter

/// Tables as text, files and Python objects.
enum PandasFrameText {
  static func define(_ type: TypeBuilder) {
    for name in ["__repr__", "__str__"] {
      type.bind("\(name)(self)") { call in
        call.vm.string(try call.vm.printable(call.frame).text(PandasOptions.display(call.vm)))
      }
    }
    type.bind(
      """
      to_string(self, buf=None, *, columns=None, col_space=None, header=True, index=True, \
      na_rep='NaN', formatters=None, float_format=None, sparsify=None, index_names=True, \
      justify=None, max_rows=None, max_cols=None, show_dimensions=False, decimal='.', \
      line_width=None, min_rows=None, max_colwidth=None, encoding=None)
      """
    ) { call in try toString(call) }
    type.bind(
      "to_markdown(self, buf=None, *, mode='wt', index=True, storage_options=None, **kwargs)"
    ) { call in
      var frame = try call.vm.printable(call.frame)
      let withIndex = try call.bool("index")
      if withIndex { frame = try indexAsColumn(call.vm, frame) }
      return call.vm.string(MarkdownGrid.text(frame, hasIndex: withIndex))
    }
    defineCSV(type)
    type.bind(
      "info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None)"
    ) {
      call in
      let verbose = call.has("verbose") ? try call.bool("verbose") : nil
      let showsMemory = call.has("memory_usage") ? try call.vm.truth(call["memory_usage"]) : true
      let text = try call.frame.info(verbose: verbose, showsMemory: showsMemory)
      if call.has("buf") {
        _ = try call.vm.callMethod(call["buf"], "write", [call.vm.string(text)])
      } else {
        call.vm.writeOutput(text)
      }
      return .none
    }
    type.bind("to_pickle(self, path, compression='infer', protocol=5, storage_options=None)") {
      call in
      try call.vm.writeFile(
        try call.vm.path(call["path"], "path"),
        try PickleModule.dump(call.vm, call["self"], call["protocol"]))
      return .none
    }
    type.bind("to_dict(self, orient='dict', *, into=None, index=True)") { call in
      try PandasDictionaries.toDict(call)
    }
  }

  private static func indexAsColumn(_ vm: Interpreter, _ frame: Frame) throws -> Frame {
    var result = frame.thawed()
    let name = frame.index.name
    try result.insert(
      name == .none ? "" : .string(try vm.strText(try vm.labelValue(of: name))),
      frame.index.isMulti ? Column(labels: frame.index.labels) : frame.index.levelColumns[0],
      at: 0)
    return result
  }

  private static func toString(_ call: Call) throws -> Value {
    let vm = call.vm
    var frame = try call.frame
    if let labels = try call.labels("columns") { frame = try frame.select(labels) }
    var options = TableTextOptions()
    options.precision = PandasOptions.state(vm).precision
    options.index = try call.bool("index")
    let header = call["header"]
    if header.isList {
      options.header = .aliases(try vm.texts(header, "header"))
    } else if try !vm.truth(header) {
      options.header = .none
    }
    options.missing = try call.text("na_rep")
    options.floatFormat = try PandasOptions.floatFormat(vm, call["float_format"])
    options.indexNames = try call.bool("index_names")
    if let justify = try call.optionalText("justify") {
      guard let found = TableTextOptions.Justify(rawValue: justify) else {
        throw call.notSupported("justify='\(justify)'")
      }
      options.justify = found
    }
    options.maxRows = try call.optionalInt("max_rows")
    options.minRows = try call.optionalInt("min_rows")
    options.maxColumns = try call.optionalInt("max_cols")
    options.width = try call.optionalInt("line_width")
    options.maxCellWidth = try call.optionalInt("max_colwidth")
    options.decimal = try call.text("decimal")
    if try call.bool("show_dimensions") { options.showsDimensions = .always }
    let text = try vm.printable(frame).text(options)
    guard call.has("buf") else { return vm.string(text) }
    _ = try vm.callMethod(call["buf"], "write", [vm.string(text)])
    return .none
  }

  static func defineCSV(_ type: TypeBuilder) {
    type.bind(
      """
      to_csv(self, path_or_buf=None, *, sep=',', na_rep='', float_format=None, columns=None, \
      header=True, index=True, index_label=None, mode='w', encoding=None, compression='infer', \
      quoting=None, quotechar='\\"', lineterminator=None, chunksize=None, date_format=None, \
      doublequote=True, escapechar=None, decimal='.', errors='strict', storage_options=None)
      """
    ) { call in try toCSV(call) }
  }

  private static func toCSV(_ call: Call) throws -> Value {
    let vm = call.vm
    call.ignore("chunksize", "errors")
    var options = CSVWriteOptions()
    options.isCancelled = call.isCancelled()
    options.separator = try character(call, "sep")
    options.missing = try call.text("na_rep")
    options.floatFormat = try PandasOptions.floatFormat(vm, call["float_format"])
    options.columns = try call.labels("columns")
    let header = call["header"]
    if header.isList {
      options.header = .aliases(try vm.texts(header, "header"))
    } else if try !vm.truth(header) {
      options.header = .none
    }
    options.index = try call.bool("index")
    let label = call["index_label"]
    if label.isString {
      options.indexLabel = .given([label.stringValue!])
    } else if label.isList {
      options.indexLabel = .given(try vm.texts(label, "index_label"))
    } else if label.isBool, !label.bool {
      options.indexLabel = .none
    }
    switch try call.text("mode") {
    case "w": break
    case "a": options.appends = true
    case let other: throw call.notSupported("mode='\(other)'")
    }
    if let encoding = try call.optionalText("encoding")?.lowercased(),
      !["utf-8", "utf8"].contains(encoding)
    {
      throw call.notSupported("encoding='\(encoding)'")
    }
    options.compression = try PandasFiles.compression(call)
    if let quoting = try call.optionalInt("quoting") {
      let kinds: [CSVWriteOptions.Quoting] = [.minimal, .all, .nonNumeric, .none]
      guard kinds.indices.contains(quoting) else { throw vm.typeError("bad \"quoting\" value") }
      options.quoting = kinds[quoting]
    }
    options.quote = try character(call, "quotechar")
    if call.has("lineterminator") { options.lineTerminator = try call.text("lineterminator") }
    options.dateFormat = try call.optionalText("date_format")
    options.doublesQuotes = try call.bool("doublequote")
    if call.has("escapechar") { options.escape = try character(call, "escapechar") }
    options.decimal = try character(call, "decimal")
    let frame: Frame
    if let series = call["self"].series {
      frame =
        series.name == .none ? Frame([(0, series.column)], index: series.index) : series.frame()
    } else {
      frame = try call.frame
    }
    if call["path_or_buf"].isNone { return vm.string(try frame.csvText(options)) }
    if try vm.attributeIfPresent(call["path_or_buf"], "write") != nil {
      _ = try vm.callMethod(
        call["path_or_buf"], "write", [vm.string(try frame.csvText(options))])
      return .none
    }
    try call.refuseUnread()
    let path = try vm.path(call["path_or_buf"], "path_or_buf")
    try vm.host.permissions.checkWrite(path)
    try frame.writeCSV(to: path, options)
    return .none
  }

  private static func character(_ call: Call, _ name: String) throws -> UInt8 {
    let text = try call.text(name)
    guard text.utf8.count == 1, let byte = text.utf8.first else {
      throw call.vm.typeError("\"\(name)\" must be a 1-character string")
    }
    return byte
  }
}
