import Interpreter

/// `_io_types`: the classes of what `open` returns, for `io`.
enum FileTypesModule {
  static func build(_ module: ModuleBuilder) throws {
    let types = module.vm.fileTypes
    module.value("TextIOWrapper", types.text.value)
    module.value("BufferedReader", types.reader.value)
    module.value("BufferedWriter", types.writer.value)
    module.value("BufferedRandom", types.random.value)
    module.value("UnsupportedOperation", types.unsupportedOperation.value)
  }
}
