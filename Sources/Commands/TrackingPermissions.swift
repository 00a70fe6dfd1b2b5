import HostModules
import Interpreter

/// Notes which paths a cell was allowed to read and write, so that its result can be known to be out
/// of date when what is there changes.
final class TrackingPermissions: Permissions {
  private let inner: any Permissions
  private(set) var read: [String] = []
  private(set) var written: [String] = []

  init(_ inner: any Permissions) { self.inner = inner }

  func checkRead(_ path: String) throws {
    try inner.checkRead(path)
    if read.last != path { read.append(path) }
  }

  func checkWrite(_ path: String) throws {
    try inner.checkWrite(path)
    if written.last != path { written.append(path) }
  }

  /// Begins the notes of another cell.
  func clear() {
    read.removeAll()
    written.removeAll()
  }
}
