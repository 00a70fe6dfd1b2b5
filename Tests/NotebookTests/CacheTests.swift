import Foundation
import Testing

@testable import Notebook

/// What runs again, and what does not.
@Suite struct CacheTests {
  /// Ten cells, each using the one before.
  private func chain(editing edited: Int = -1) -> [(String, String)] {
    (0..<10).map { i -> (String, String) in
      let code = i == 0 ? "x0 = start" : "x\(i) = x\(i - 1) \(i)"
      return ("#c\(i)", i == edited ? code + " more" : code)
    }
  }

  @Test func `an unchanged notebook runs nothing and restores nothing`() throws {
    let project = try MiniProject()
    let document = MiniProject.document(chain() + [("#show", "show x9")])
    let first = try project.run(document)
    #expect(first.engine.ran.count == 11)
    let second = try project.run(document)
    #expect(second.engine.ran.isEmpty)
    #expect(second.engine.restored.isEmpty)
    #expect(second.outcome.record.cells.allSatisfy { $0.isCached })
    #expect(
      second.outcome.record.cells.map(\.outputs) == first.outcome.record.cells.map(\.outputs))
    #expect(second.outcome.record.scores == first.outcome.record.scores)
    #expect(try project.status(document).cells.allSatisfy { $0.isFresh })
  }

  @Test(arguments: 0..<10)
  func `editing a cell of a chain runs it and its dependents`(edited: Int) throws {
    let project = try MiniProject()
    try project.run(MiniProject.document(chain()))
    let document = MiniProject.document(chain(editing: edited))
    #expect(try project.status(document).cells.map(\.isFresh) == (0..<10).map { $0 < edited })
    let run = try project.run(document)
    #expect(run.engine.ran == (edited..<10).map { "c\($0)" })
    let expected = try fresh(document)
    #expect(run.engine.variables == expected)
  }

  /// The variables that a run without any cache leaves.
  private func fresh(_ document: NotebookDocument) throws -> [String: String] {
    let project = try MiniProject()
    return try project.run(document).engine.variables
  }

  @Test func `editing an independent cell leaves the others alone`() throws {
    let project = try MiniProject()
    try project.run(MiniProject.document([("#a", "a = 1"), ("#b", "b = 2"), ("#c", "c = a")]))
    let run = try project.run(
      MiniProject.document([("#a", "a = 1"), ("#b", "b = 3"), ("#c", "c = a")]))
    #expect(run.engine.ran == ["b"])
  }

  @Test func `a file of the same size and time with another byte is noticed`() throws {
    let project = try MiniProject()
    try project.write("t.csv", "1,2,3\n")
    let path = project.folder + "/t.csv"
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    let document = MiniProject.document([("#load", "x = read(t.csv)"), ("#use", "y = x")])
    try project.run(document)
    #expect(try project.run(document).engine.ran.isEmpty)
    try project.write("t.csv", "1,2,4\n")
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    let reasons = try project.status(document).cells.map(\.reasons)
    #expect(reasons[0] == [.file(path: "t.csv", isGone: false)])
    #expect(reasons[1] == [.input(name: "x", cell: "load")])
    #expect(try project.run(document).engine.ran == ["load", "use"])
    try FileManager.default.removeItem(atPath: path)
    #expect(
      try project.status(document).cells[0].reasons == [.file(path: "t.csv", isGone: true)])
  }

  @Test func `data that comes back is found again`() throws {
    let project = try MiniProject()
    let document = MiniProject.document([("#load", "x = read(t.csv)")])
    for text in ["one", "two"] {
      try project.write("t.csv", text)
      #expect(try project.run(document).engine.ran == ["load"])
    }
    try project.write("t.csv", "one")
    let run = try project.run(document)
    #expect(run.engine.ran.isEmpty)
  }

  @Test func `a parameter makes its users stale`() throws {
    let project = try MiniProject()
    let document = MiniProject.document(
      [("#a", "a = seed"), ("#b", "b = 2"), ("#c", "c = a")], front: "params: {seed: 42}")
    try project.run(document)
    let status = try project.status(document, ["seed=43"])
    #expect(status.cells[0].reasons == [.parameter(name: "seed", old: "42", new: "43")])
    #expect(status.cells[0].reasons[0].text == "parameter seed: 42 → 43")
    #expect(status.cells.map(\.isFresh) == [false, true, false])
    let run = try project.run(document) { options, _ in
      options.parameters = [BoundParameter(name: "seed", value: .int(43), isDefault: false)]
    }
    #expect(run.engine.ran == ["a", "c"])
    #expect(try project.run(document).engine.ran.isEmpty)
  }

  @Test func `another engine runs everything`() throws {
    let project = try MiniProject()
    let document = MiniProject.document([("#a", "a = 1")])
    try project.run(document)
    let reasons = try project.status(document, engine: "2").cells[0].reasons
    #expect(reasons == [.engine(old: "1", new: "2")])
    #expect(try project.run(document) { _, engine in engine.version = "2" }.engine.ran == ["a"])
  }

  @Test func `renamed and reordered cells stay fresh`() throws {
    let project = try MiniProject()
    try project.run(MiniProject.document([("#a", "a = 1"), ("#b", "b = 2"), ("#c", "c = a b")]))
    let run = try project.run(
      MiniProject.document([("#other", "b = 2"), ("#a", "a = 1"), ("#c", "c = a b")]))
    #expect(run.engine.ran.isEmpty)
  }

  @Test func `a failed run goes on from the failed cell`() throws {
    let project = try MiniProject()
    let failing = MiniProject.document([("#a", "a = 1"), ("#b", "fail"), ("#c", "c = a")])
    let first = try project.run(failing)
    #expect(first.outcome.exitCode == 1)
    #expect(first.outcome.record.cells.map(\.status) == [.succeeded, .failed, .notRun])
    let fixed = MiniProject.document([("#a", "a = 1"), ("#b", "b = a"), ("#c", "c = a")])
    let second = try project.run(fixed)
    #expect(second.engine.ran == ["b", "c"])
    #expect(second.engine.restored == ["a"])
  }

  @Test func `a damaged entry is a miss`() throws {
    let project = try MiniProject()
    let document = MiniProject.document([("#a", "a = 1"), ("#b", "b = a")])
    try project.run(document)
    let folder = project.folder + "/.mnb/cache"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".cell") {
      var bytes = [UInt8](FileManager.default.contents(atPath: folder + "/" + name)!)
      for cut in [0, 20, 41, bytes.count / 2] {
        #expect(CellFile.open(folder + "/" + name) != nil)
        let whole = bytes
        bytes[cut] ^= 0x55
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        _ = CellFile.open(folder + "/" + name)?.payload
        try Data(whole[..<cut]).write(to: URL(fileURLWithPath: folder + "/" + name))
        #expect(CellFile.open(folder + "/" + name) == nil)
        bytes = whole
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
      }
      try Data(bytes.dropLast(3)).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    #expect(try project.run(document).engine.ran == ["a", "b"])
  }

  @Test func `a cell whose values turn out damaged runs when they are needed`() throws {
    let project = try MiniProject()
    try project.run(MiniProject.document([("#a", "a = 1"), ("#b", "b = a")]))
    let folder = project.folder + "/.mnb/cache"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".cell") {
      var bytes = [UInt8](FileManager.default.contents(atPath: folder + "/" + name)!)
      bytes[bytes.count - 3] ^= 1
      try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    let document = MiniProject.document([("#a", "a = 1"), ("#b", "b = a"), ("#c", "c = b")])
    let run = try project.run(document)
    #expect(run.engine.ran == ["a", "b", "c"])
    let expected = try fresh(document)
    #expect(run.engine.variables == expected)
  }

  @Test func `what functions read when they are called counts`() throws {
    let project = try MiniProject()
    func document(_ value: String) -> NotebookDocument {
      MiniProject.document([("#f", "def f a"), ("#a", "a = \(value)"), ("#use", "x = f")])
    }
    try project.run(document("1"))
    let run = try project.run(document("2"))
    #expect(run.engine.ran == ["a", "use"])
    #expect(run.engine.variables["x"] == "2")
  }

  @Test func `a generator is drawn from in the order of the cells`() throws {
    let project = try MiniProject()
    func document(_ word: String) -> NotebookDocument {
      MiniProject.document([
        ("#rng", "rng = new"), ("#one", "a = rng \(word)"), ("#two", "b = rng"), ("#no", "c = 1"),
      ])
    }
    try project.run(document("x"))
    #expect(try project.run(document("y")).engine.ran == ["one", "two"])
  }

  @Test func `shared random numbers are part of what a cell depends on`() throws {
    let project = try MiniProject()
    func document(_ first: String) -> NotebookDocument {
      MiniProject.document([("#one", "a = \(first)"), ("#two", "b = draw()"), ("#no", "c = 1")])
    }
    try project.run(document("draw()"))
    #expect(try project.run(document("draw()")).engine.ran.isEmpty)
    let run = try project.run(document("1"))
    #expect(run.engine.ran == ["one", "two"])
    #expect(run.engine.variables["b"] == "random1")
  }

  @Test func `values that cannot be stored matter only where they are used`() throws {
    let project = try MiniProject()
    let alone = MiniProject.document([("#a", "a = 1\nfile = open"), ("#b", "b = a")])
    try project.run(alone) { _, engine in engine.unstorable = ["file"] }
    #expect(try project.run(alone).engine.ran.isEmpty)
    let used = MiniProject.document([("#a", "a = 1\nfile = open"), ("#b", "b = file")])
    let run = try project.run(used) { _, engine in engine.unstorable = ["file"] }
    #expect(run.engine.ran == ["a", "b"])
    let status = try project.status(used)
    #expect(status.cells[0].reasons == [.blocked("'file' cannot be stored")])
  }

  @Test func `the cache can be left aside`() throws {
    let project = try MiniProject()
    let marked = MiniProject.document([("#a cache=false", "a = 1"), ("#b", "b = a")])
    try project.run(marked)
    #expect(try project.run(marked).engine.ran == ["a"])
    let loose = MiniProject.document([("#a", "a = 1")], front: "freeze: false")
    try project.run(loose)
    #expect(try project.run(loose).engine.ran == ["a"])
    let plain = MiniProject.document([("#a", "a = 1")])
    try project.run(plain)
    #expect(
      try project.run(plain) { options, _ in options.ignoresCache = true }.engine.ran == ["a"])
  }

  @Test func `only, from and to`() throws {
    let project = try MiniProject()
    let document = MiniProject.document([
      ("#a", "a = 1"), ("#b", "b = a"), ("#c", "c = 3"), ("#d", "d = b"),
    ])
    func run(_ change: (inout CellSelection) -> Void) throws -> [String] {
      try project.run(document) { options, _ in change(&options.selection) }.engine.ran
    }
    #expect(try run { $0.to = "b" } == ["a", "b"])
    #expect(try run { $0.only = "d" } == ["d"])
    #expect(try run { $0.from = "c" } == ["c", "d"])
    #expect(try run { $0.only = "d" } == ["d"])
    var selection = CellSelection()
    selection.only = "dd"
    #expect(selection.problem(in: document) == "no cell 'dd' (did you mean 'd'?)")
  }

  @Test func `frozen names say who made them`() throws {
    let project = try MiniProject()
    let document = MiniProject.document([("#a", "a = 1"), ("#b", "b = a"), ("#c", "c = read(t)")])
    #expect(try project.run(document).engine.frozen == ["a": "a", "b": "b", "c": "c"])
    try project.write("t", "x")
    let second = try project.run(document)
    #expect(second.engine.ran == ["c"])
    #expect(second.engine.frozen == ["a": "a", "b": "b", "c": "c"])
  }

  @Test func `the cache shows its size and is pruned`() throws {
    let project = try MiniProject()
    try project.run(MiniProject.document(chain()))
    let cache = CellCache(project: project.folder)
    let shares = cache.shares()
    #expect(shares.map { $0.notebook.hasSuffix("a.mnb") } == [true])
    #expect(shares.map(\.entries) == [10])
    #expect(cache.prune(maximumBytes: shares[0].bytes / 2).entries >= 5)
    #expect(cache.prune(maximumBytes: -1).entries <= 5)
    #expect(CellCache(project: project.folder).shares().isEmpty)
  }

  @Test func `a second run of a notebook is told of the first`() throws {
    let project = try MiniProject()
    let lock = try RunLock(folder: project.store.folder, notebook: "a.mnb")
    #expect(throws: RunLock.Taken.self) {
      try RunLock(folder: project.store.folder, notebook: "a.mnb")
    }
    do { _ = try RunLock(folder: project.store.folder, notebook: "a.mnb") } catch {
      let message = (error as? RunLock.Taken)?.message ?? ""
      #expect(message.hasPrefix("'a.mnb' is being run by process \(getpid()) since "))
    }
    withExtendedLifetime(lock) {}
  }

  @Test func `a cache that cannot be written does not stop the run`() throws {
    let project = try MiniProject()
    try project.write(".mnb", "a file where the folder should be")
    var notes: [String] = []
    let engine = MiniEngine(project: project.folder)
    var options = RunOptions()
    options.project = project.folder
    let runner = NotebookRunner(
      MiniProject.document([("#a", "a = 1")]), engine: engine, options: options
    ) { if case .note(let text) = $0 { notes.append(text) } }
    #expect(try runner.run(into: project.store).exitCode == 0)
    #expect(notes.count == 1)
    #expect(notes.first?.hasPrefix("cell 'a' is not in the cache: cannot make folder") == true)
  }

  @Test func `the checksum is xxHash64`() {
    #expect(Checksum.of([]) == 0xEF46_DB37_51D8_E999)
    #expect(Checksum.of(Array("abc".utf8)) == 0x44BC_2CF5_AD77_0999)
    let text = "Nobody inspects the spammish repetition"
    #expect(Checksum.of(Array(text.utf8)) == 0xFBCE_A83C_8A37_8BF1)
  }
}
