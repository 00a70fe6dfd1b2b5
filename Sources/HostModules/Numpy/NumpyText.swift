import Arrays
import Frames
import Interpreter

/// `savetxt` and `loadtxt`: plain tables of numbers.
enum NumpyText {
  static func define(in module: ModuleBuilder) {
    module.bind(
      "savetxt(fname, X, fmt='%.18e', delimiter=' ', newline='\\\\n', header='', footer='', comments='# ', encoding=None)"
    ) { call in
      let vm = call.vm
      let array = try call.array("X")
      guard array.ndim <= 2 else {
        throw vm.valueError("Expected 1D or 2D array, got \(array.ndim)D array instead")
      }
      let table = array.ndim == 2 ? array : try array.reshaped([array.count, 1])
      let columns = table.shape[1]
      let formats =
        call["fmt"].isList || call["fmt"].isTuple
        ? try vm.texts(call["fmt"], "fmt")
        : [String](repeating: try call.text("fmt"), count: columns)
      let (delimiter, newline) = (try call.text("delimiter"), try call.text("newline"))
      let comments = try call.text("comments")
      var text = ""
      if call["header"].stringValue != "" {
        text += comments + (try call.text("header")) + newline
      }
      let rows = table.scalars()
      for row in 0..<table.shape[0] {
        text += try (0..<columns).map { column in
          try vm.strText(
            try vm.binary(
              .modulo, vm.string(formats[column]),
              vm.tuple([try vm.plain(rows[row * columns + column])])))
        }.joined(separator: delimiter)
        text += newline
      }
      if call["footer"].stringValue != "" {
        text += comments + (try call.text("footer")) + newline
      }
      let path = try vm.path(call["fname"], "fname")
      try vm.writeFile(path, Array(text.utf8))
      return .none
    }
    module.bind(
      "loadtxt(fname, dtype=None, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=None)"
    ) { call in try load(call) }
  }

  private static func load(_ call: Call) throws -> Value {
    let vm = call.vm
    let path = try vm.path(call["fname"], "fname")
    vm.host.fileWasRead(path)
    let text = String(decoding: try vm.readFile(path), as: UTF8.self)
    let comment = try call.optionalText("comments")
    let delimiter = try call.optionalText("delimiter")
    let used = call.has("usecols") ? try vm.shape(call["usecols"], "usecols") : nil
    let limit = try call.optionalInt("max_rows") ?? .max
    var rows: [[Double]] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.dropFirst(try call.int("skiprows")) {
      if rows.count >= limit { break }
      var content = String(line)
      if let comment, let at = content.firstRange(of: comment) {
        content = String(content[..<at.lowerBound])
      }
      content = PythonString.strip(content)
      if content.isEmpty { continue }
      var fields = PythonString.split(content, delimiter)
      if let used { fields = used.map { fields[$0 < 0 ? $0 + fields.count : $0] } }
      rows.append(
        try fields.map { field in
          guard let number = parsePythonFloat(PythonString.strip(field)) else {
            throw vm.valueError(
              "could not convert string '\(field)' to float64 at row \(rows.count), column 1.")
          }
          return number
        })
    }
    guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else {
      if rows.isEmpty { return try call.giveArray(NDArray.zeros([0])) }
      throw vm.valueError(
        "the number of columns changed; use `usecols` to select a subset and avoid this error")
    }
    var array = NDArray.from(rows.flatMap { $0 }, shape: [rows.count, width])
    if try call.int("ndmin") < 2 {
      if width == 1 || rows.count == 1 { array = try array.reshaped([rows.count * width]) }
      if array.count == 1, try call.int("ndmin") == 0 { array = try array.reshaped([]) }
    }
    if call.has("dtype") { array = try array.astype(try vm.dtype(call["dtype"])) }
    return try call.giveArray(try call.bool("unpack") ? array.transposed() : array)
  }
}
