import Glibc

/// Opens text in `$VISUAL` or `$EDITOR`.
enum ExternalEditor {
  enum Failure: Error {
    case noEditor
    case failed(String)

    var message: String {
      switch self {
      case .noEditor: "no editor: set EDITOR to the program to use"
      case .failed(let command): "the editor '\(command)' ended with an error"
      }
    }
  }

  /// The text as the user left it.
  static func edit(_ text: String) throws(Failure) -> String {
    guard let command = command else { throw .noEditor }
    var path = Array("/tmp/mnb-XXXXXX.py".utf8CString)
    let descriptor = mkstemps(&path, 3)
    guard descriptor >= 0 else { throw .failed(command) }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard system("\(command) '\(name)'") == 0 else { throw .failed(command) }
    guard let file = fopen(name, "r") else { throw .failed(command) }
    defer { fclose(file) }
    var edited: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      edited += buffer[..<count]
    }
    return String(decoding: edited, as: UTF8.self)
  }

  private static var command: String? {
    for name in ["VISUAL", "EDITOR"] {
      if let value = getenv(name), value.pointee != 0 { return String(cString: value) }
    }
    return nil
  }
}
