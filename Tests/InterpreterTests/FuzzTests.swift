import Foundation
import Syntax
import Testing

@testable import Interpreter

/// Runs mutated programs: whatever they are, the process goes on, within its memory and in time.
///
/// A few seconds of them are run with the tests. `MNB_FUZZ_SECONDS=600 MNB_FUZZ_SEED=7 swift test -c
/// release -Xswiftc -enable-testing --filter FuzzTests` runs more; the program that was running
/// when the process ended is then in `mnb-fuzz.py` in the folder for temporary files.
@Suite struct FuzzTests {
  private final class NothingAllowed: Permissions {
    func checkRead(_ path: String) throws { throw FileError(path: path, code: EACCES) }
    func checkWrite(_ path: String) throws { throw FileError(path: path, code: EACCES) }
  }

  private static func sources() -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Differential")
    return ["language", "builtins"].flatMap { folder -> [String] in
      let folder = root.appendingPathComponent(folder)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return files.filter { $0.hasSuffix(".py") }.sorted().compactMap {
        try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
      }
    }
  }

  @Test func `mutated programs end with a result or an error`() async {
    let environment = ProcessInfo.processInfo.environment
    let seconds = Double(environment["MNB_FUZZ_SECONDS"] ?? "") ?? 3
    let seed = UInt64(environment["MNB_FUZZ_SEED"] ?? "") ?? 1
    let sources = FuzzTests.sources()
    #expect(!sources.isEmpty)
    let count = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: FuzzTests.run(sources, seed: seed, seconds: seconds))
      }
      thread.stackSize = 64 << 20
      thread.start()
    }
    #expect(count > 0)
  }

  private static func run(_ sources: [String], seed: UInt64, seconds: Double) -> Int {
    var mutator = ProgramMutator(sources, seed: seed)
    let keepsProgram = seconds > 10
    let file = NSTemporaryDirectory() + "/mnb-fuzz.py"
    let watchdog = Watchdog()
    watchdog.start()
    defer { watchdog.stop() }
    let end = Date() + seconds
    var count = 0
    while Date() < end {
      let program = mutator.next()
      if keepsProgram { try? program.write(toFile: file, atomically: false, encoding: .utf8) }
      let host = Host()
      host.nativeStackSize = 60 << 20
      host.permissions = NothingAllowed()
      host.write = { _ in }
      host.writeError = { _ in }
      let vm = Interpreter(host: host)
      watchdog.watch(vm.cancellationFlag)
      do throws(ScriptError) {
        try vm.run(SourceFile(name: "fuzz.py", text: program), in: vm.mainModule())
      } catch {}
      watchdog.watch(nil)
      count += 1
    }
    return count
  }
}
