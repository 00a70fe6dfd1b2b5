import HostModules
import Interpreter
import Notebook
import Syntax

/// Binds what a cell defined, from the cache: its values, and its definitions by running them again.
struct CellRestorer {
  let vm: Interpreter

  /// - Throws: `RestoreFailure` for values that cannot be read.
  func restore(
    _ cell: NotebookCell, _ outline: CellOutline, from payload: StoredPayload
  ) throws(RestoreFailure) {
    defer { withExtendedLifetime(payload) {} }
    let main = vm.mainModule()
    let texts = outline.definitionTexts(of: cell.source)
    try define(texts.before, cell)
    do throws(StoredValues.Failure) {
      try StoredValues.restore(payload.bytes, owner: payload.owner, in: main, vm)
    } catch { throw RestoreFailure(message: error.message) }
    try define(texts.after, cell)
    do throws(StoredValues.Failure) {
      try StoredValues.restoreRandomState(payload.bytes, vm)
    } catch { throw RestoreFailure(message: error.message) }
  }

  /// Runs a cell's definitions again, without showing anything.
  private func define(_ text: String, _ cell: NotebookCell) throws(RestoreFailure) {
    guard !text.isEmpty else { return }
    let source = SourceFile(
      name: cell.source.name, text: text, firstLine: cell.source.firstLine, cell: cell.id)
    do throws(ScriptError) {
      try vm.run(source, in: vm.mainModule())
    } catch {
      vm.clearInterrupt()
      throw RestoreFailure(message: "\(error.className): \(error.message)")
    }
  }
}
