import Arrays
import Frames
import Interpreter

/// `save`, `load`, `savez`, `savetxt`, `loadtxt`.
enum NumpyFiles {
  static func define(in module: ModuleBuilder) {
    module.bind("save(file, arr, allow_pickle=True)") { call in
      let vm = call.vm
      var path = try vm.path(call["file"], "file")
      if !path.hasSuffix(".npy") { path += ".npy" }
      try vm.host.permissions.checkWrite(path)
      let array = try call.array("arr")
      try NpyFile.write(PickleArray(array), allowPickle: try call.bool("allow_pickle"), to: path)
      return .none
    }
    for (name, isCompressed) in [("savez", false), ("savez_compressed", true)] {
      module.bind("\(name)(file, *args, allow_pickle=True, **kwds)") { call in
        let vm = call.vm
        var path = try vm.path(call["file"], "file")
        if !path.hasSuffix(".npz") { path += ".npz" }
        try vm.host.permissions.checkWrite(path)
        var entries: [NpzArchive.Entry] = []
        for (place, value) in try call.elements("args").enumerated() {
          entries.append(.init("arr_\(place)", PickleArray(try vm.array(from: value))))
        }
        for (key, value) in call.keywords("kwds") {
          entries.append(.init(key, PickleArray(try vm.array(from: value))))
        }
        try NpzArchive.write(
          entries, isCompressed: isCompressed, allowPickle: try call.bool("allow_pickle"), to: path)
        return .none
      }
    }
    module.bind(
      "load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding='ASCII')"
    ) {
      call in
      call.ignore("fix_imports", "encoding")
      let vm = call.vm
      let path = try vm.path(call["file"], "file")
      try vm.host.permissions.checkRead(path)
      vm.host.fileWasRead(path)
      switch try NumpyFile.load(path: path, allowPickle: try call.bool("allow_pickle")) {
      case .array(let file): return try array(vm, file)
      case .archive(let archive):
        return vm.makeHost(
          ArchiveObject(archive, try call.bool("allow_pickle")),
          type: try vm.hostType("numpy", "NpzFile"))
      case .pickle(let graph): return try PickleDecoding(graph, vm).root()
      }
    }
    defineArchive(module)
    NumpyText.define(in: module)
  }

  private static func array(_ vm: Interpreter, _ file: NumpyFileArray) throws -> Value {
    guard let graph = file.graph else { return try vm.makeArray(try file.array.inNanoseconds()) }
    return try PickleDecoding(graph, vm).array(file.array)
  }

  private static func defineArchive(_ module: ModuleBuilder) {
    module.type("NpzFile") { type in
      type.property(
        "files",
        get: { vm, value in
          vm.list((value.host(as: ArchiveObject.self)?.archive.names ?? []).map { vm.string($0) })
        })
      type.bind("__getitem__(self, key, /)") { call in
        let object = try archive(call)
        switch try object.archive.read(try call.text("key"), allowPickle: object.allowPickle) {
        case .array(let file): return try array(call.vm, file)
        case .bytes(let bytes): return call.vm.bytes(bytes.array)
        }
      }
      for name in ["keys", "__iter__"] {
        type.bind("\(name)(self)") { call in
          let names = call.vm.list(try archive(call).archive.names.map { call.vm.string($0) })
          return try name == "keys" ? names : call.vm.makeIterator(names)
        }
      }
      type.bind("items(self)") { call in
        call.vm.list(
          try archive(call).archive.names.map { name in
            let key = call.vm.string(name)
            return call.vm.tuple([key, try call.vm.item(call["self"], key)])
          })
      }
      type.bind("__contains__(self, key, /)") { call in
        Value(try archive(call).archive.names.contains(try call.text("key")))
      }
      type.bind("__len__(self)") { call in Value(try archive(call).archive.names.count) }
      type.bind("close(self)") { call in
        call.ignore("self")
        return .none
      }
      type.bind("__enter__(self)") { call in call["self"] }
      type.bind("__exit__(self, *args)") { call in
        call.ignore("args")
        return .none
      }
    }
  }

  private static func archive(_ call: Call) throws -> ArchiveObject {
    if let object = call["self"].host(as: ArchiveObject.self) { return object }
    throw call.vm.typeError("an NpzFile is needed here")
  }
}

/// `numpy.lib.npyio.NpzFile`
private final class ArchiveObject {
  let archive: NpzArchive
  let allowPickle: Bool
  init(_ archive: NpzArchive, _ allowPickle: Bool) {
    self.archive = archive
    self.allowPickle = allowPickle
  }
}
