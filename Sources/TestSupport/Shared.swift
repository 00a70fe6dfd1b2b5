import Foundation

/// The development material beside the project, absent from a plain checkout.
public enum Shared {
  /// The folder `../shared`, or nil where it is absent.
  public static let folder: URL? = {
    let project = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    var folder = project.deletingLastPathComponent().appendingPathComponent("shared")
    if let override = ProcessInfo.processInfo.environment["MNB_SHARED"] {
      folder = URL(fileURLWithPath: override)
    }
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The path of a file or folder under `../shared`; nil, with a printed line, where it is absent.
  public static func path(_ relative: String, for test: String = #function) -> String? {
    guard let folder else {
      print("skipped: \(test) needs ../shared/\(relative), which is not here")
      return nil
    }
    return folder.appendingPathComponent(relative).path
  }
}
