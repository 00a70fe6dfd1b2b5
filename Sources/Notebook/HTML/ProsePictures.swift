import Foundation

/// Pictures beside a notebook that its prose shows.
struct ProsePictures {
  let folder: String

  private static let types = [
    "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png",
    "svg": "image/svg+xml", "webp": "image/webp",
  ]
  private static let largest = 20_000_000

  /// A picture's content as a `data:` address; nil for those elsewhere, too large ones, and other kinds of file.
  func picture(_ address: String) -> String? {
    if address.hasPrefix("data:image/") { return address }
    guard !address.contains(":"), !address.hasPrefix("/"),
      let type = Self.types[(address as NSString).pathExtension.lowercased()]
    else { return nil }
    let path = (folder.isEmpty ? "." : folder) + "/" + (address.removingPercentEncoding ?? address)
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.largest
    else { return nil }
    return "data:\(type);base64,\(data.base64EncodedString())"
  }
}
