import Arrays
import Frames
import Interpreter

/// Columns as text, files and Python objects.
enum PandasSeriesText {
  static func define(_ type: TypeBuilder) {
    for name in ["__repr__", "__str__"] {
      type.bind("\(name)(self)") { call in
        call.vm.string(try call.vm.printable(call.series).text(PandasOptions.display(call.vm)))
      }
    }
    type.bind(
      "to_string(self, buf=None, *, na_rep='NaN', float_format=None, header=True, index=True, length=False, dtype=False, name=False, max_rows=None, min_rows=None)"
    ) { call in
      var options = TableTextOptions()
      options.precision = PandasOptions.state(call.vm).precision
      options.missing = try call.text("na_rep")
      options.floatFormat = try PandasOptions.floatFormat(call.vm, call["float_format"])
      options.index = try call.bool("index")
      if try !call.bool("header") { options.header = .none }
      options.showsType = try call.bool("dtype")
      options.showsName = try call.bool("name")
      if try call.bool("length") { options.showsDimensions = .always }
      options.maxRows = try call.optionalInt("max_rows")
      options.minRows = try call.optionalInt("min_rows")
      return call.vm.string(try call.vm.printable(call.series).text(options))
    }
    type.bind("to_dict(self, *, into=None)") { call in
      let (vm, series) = (call.vm, try call.series)
      let dict = vm.makeDict()
      for row in 0..<series.count {
        try vm.setItem(
          ofDict: dict, try vm.labelValue(of: series.index[row]), try vm.plain(series.column[row]))
      }
      return dict
    }
    type.bind(
      "to_markdown(self, buf=None, *, mode='wt', index=True, storage_options=None, **kwargs)"
    ) { call in
      let series = try call.series
      let frame = Frame(
        [(series.name == .none ? .int(0) : series.name, series.column)], index: series.index)
      let method = try call.vm.attribute(try call.vm.makeFrame(frame), "to_markdown")
      return try call.vm.call(method, [], keywords: [("index", call["index"])])
    }
    PandasFrameText.defineCSV(type)
    type.bind("to_pickle(self, path, compression='infer', protocol=5, storage_options=None)") {
      call in
      try call.vm.writeFile(
        try call.vm.path(call["path"], "path"),
        try PickleModule.dump(call.vm, call["self"], call["protocol"]))
      return .none
    }
    type.bind(
      "info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=True)"
    ) {
      call in
      call.ignore("verbose")
      throw call.notSupported("a Series")
    }
  }
}
