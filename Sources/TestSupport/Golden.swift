import Foundation

/// Expected outputs kept as files; `MNB_RECORD=1` writes them anew.
public enum Golden {
  public static var isRecording: Bool {
    ProcessInfo.processInfo.environment["MNB_RECORD"] == "1"
  }

  /// Compares text with `Fixtures/<name>` beside the test file.
  ///
  /// - Returns: nil where they are equal (or have just been recorded), else where they differ.
  public static func difference(
    _ text: String, _ name: String, besideTest file: String = #filePath
  ) throws -> String? {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent()
      .appendingPathComponent("Fixtures").appendingPathComponent(name)
    if isRecording {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return nil
    }
    guard let data = FileManager.default.contents(atPath: url.path) else {
      return "\(name) is not recorded; run the tests once with MNB_RECORD=1"
    }
    let expected = String(decoding: data, as: UTF8.self)
    if expected == text { return nil }
    let (wanted, got) = (lines(expected), lines(text))
    let index = zip(wanted, got).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = index ?? min(wanted.count, got.count)
    let (a, b) = (line < wanted.count ? wanted[line] : "", line < got.count ? got[line] : "")
    return "\(name) differs at line \(line + 1):\n- \(a)\n+ \(b)"
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
