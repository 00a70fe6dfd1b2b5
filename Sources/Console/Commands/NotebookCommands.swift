import Foundation
import Notebook
import Syntax

extension ReplCommand {
  static let notebookCommands: [ReplCommand] = [
    ReplCommand(
      name: "run", arguments: "FILE", summary: "runs a notebook's cells, or a script, here",
      completes: .file
    ) { (repl, text) throws(CommandError) in
      try repl.open(text)
    },
    ReplCommand(
      name: "load", arguments: "FILE", summary: "puts a file's code on the line, to run or change",
      completes: .file
    ) { (repl, text) throws(CommandError) in
      repl.offer(try code(ofFile: text))
      return nil
    },
    ReplCommand(
      name: "save", arguments: "FILE.mnb", summary: "the session's entries as a notebook",
      completes: .file
    ) { (repl, text) throws(CommandError) in
      try save(repl.session, text)
      return nil
    },
    ReplCommand(name: "cells", summary: "the cells of the notebook that was run") {
      (repl, _) throws(CommandError) in
      try cells(repl)
      return nil
    },
    ReplCommand(
      name: "goto", arguments: "CELL", summary: "puts a cell's code on the line"
    ) { (repl, text) throws(CommandError) in
      repl.offer(try repl.requireNotebook("goto").code(ofCell: text))
      return nil
    },
    ReplCommand(name: "reload", summary: "runs what changed in the notebook on disk") {
      (repl, _) throws(CommandError) in
      try repl.reload()
    },
  ]

  private static func code(ofFile path: String) throws(CommandError) -> String {
    guard !path.isEmpty else { throw CommandError("load: name the file") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError("load: cannot read '\(path)'")
    }
    if !path.hasSuffix(".mnb") { return String(decoding: data, as: UTF8.self) }
    let document = NotebookDocument(bytes: Array(data), name: path)
    return document.cells.filter { !$0.isTest }.map(\.code).joined(separator: "\n")
  }

  private static func save(_ session: ReplSession, _ path: String) throws(CommandError) {
    guard path.hasSuffix(".mnb") else {
      throw CommandError("save: name a notebook, as in .save exploration.mnb")
    }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let date = Date().formatted(.iso8601.year().month().day())
    let notebook = SessionNotebook(title: String(file.dropLast(4)), entries: session.entries)
    do {
      try AtomicFiles.write(notebook.text(date: date), at: path)
    } catch {
      throw CommandError("save: \(error.message)")
    }
    let count = session.entries.count(where: \.succeeded)
    session.say("saved \(count) cell\(count == 1 ? "" : "s") to \(path)\n")
  }

  private static func cells(_ repl: Repl) throws(CommandError) {
    let notebook = try repl.requireNotebook("cells")
    let width = notebook.document.cells.map(\.id.count).max() ?? 0
    for cell in notebook.document.cells {
      let gap = String(repeating: " ", count: width - cell.id.count)
      let first = cell.code.split(separator: "\n").first.map(String.init) ?? ""
      repl.session.say("\(notebook.mark(of: cell)) \(cell.id)\(gap)  \(first)\n")
    }
  }
}
