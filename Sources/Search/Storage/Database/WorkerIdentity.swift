import Foundation

/// The process that runs a trial, so that trials of dead processes are told from running ones.
struct WorkerIdentity: Equatable {
  static let key = "mallorn:worker"

  let host: String
  let process: Int
  /// When the process started, in the kernel's ticks, as process numbers are used again.
  let start: Int

  static let current = WorkerIdentity(
    host: hostName, process: Int(getpid()), start: startTicks(Int(getpid())) ?? 0)

  private static let hostName: String = {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  var attribute: Attribute {
    .object([("host", .string(host)), ("pid", .int(process)), ("start", .int(start))])
  }

  init(host: String, process: Int, start: Int) {
    self.host = host
    self.process = process
    self.start = start
  }

  init?(_ attribute: Attribute?) {
    guard case .string(let host)? = attribute?["host"], case .int(let process)? = attribute?["pid"],
      case .int(let start)? = attribute?["start"]
    else { return nil }
    self.init(host: host, process: process, start: start)
  }

  /// Whether the process is known to have ended; false for other machines.
  var isGone: Bool {
    host == Self.hostName && Self.startTicks(process) != start
  }

  /// The 22nd field of /proc/PID/stat; nil where there is no such process, 0 where there is no
  /// /proc.
  private static func startTicks(_ process: Int) -> Int? {
    guard let file = fopen("/proc/\(process)/stat", "r") else {
      return kill(pid_t(process), 0) == 0 || errno == EPERM ? 0 : nil
    }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 2048)
    let count = fread(&buffer, 1, buffer.count, file)
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    // The name, in parentheses, may hold spaces.
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    // A killed process whose parent has not asked for it yet still has its entry.
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return Int(fields[19])
  }
}
