import Foundation
import TestSupport

/// The `mnb` binary that was built beside these tests, run as a process.
enum Program {
  struct Outcome {
    let code: Int32
    let output: String
    let errors: String
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let binary: URL = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = tests.deletingLastPathComponent().appendingPathComponent("mnb")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return root.appendingPathComponent(".build/release/mnb")
  }()

  /// - Parameters:
  ///   - input: a file for standard input; nothing is read without one.
  ///   - environment: variables set beside the tests' own.
  static func run(
    _ arguments: [String], in folder: URL, input: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let (output, errors) = (Pipe(), Pipe())
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if !environment.isEmpty {
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    }
    process.standardInput = try input.map(FileHandle.init(forReadingFrom:)) ?? .nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    nonisolated(unsafe) var errorBytes = Data()
    let done = DispatchSemaphore(value: 0)
    let reader = errors.fileHandleForReading
    Thread {
      errorBytes = reader.readDataToEndOfFile()
      done.signal()
    }.start()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    done.wait()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
      errors: String(decoding: errorBytes, as: UTF8.self))
  }
}

/// A folder of its own for one test, removed with it.
final class Workspace {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("mnb-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("project/.mnb"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var project: URL { folder.appendingPathComponent("project") }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws {
    try data.write(to: project.appendingPathComponent(name))
  }

  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try withExtendedLifetime(self) {
      try Program.run(arguments, in: project, environment: environment)
    }
  }

  /// The files of the project, without hidden ones.
  var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: project.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
