import Synchronization

/// The labels of a frame's columns, with a lookup table made on first use.
public final class ColumnNames: Sendable {
  public let labels: [Label]
  /// The name of the column axis, one a level.
  public let axisNames: [Label]
  private let table = Mutex<[Label: Int]?>(nil)

  public init(_ labels: [Label], axisNames: [Label] = [.none]) {
    self.labels = labels
    self.axisNames = axisNames
  }

  /// The place of the first column of that name.
  public func position(of label: Label) -> Int? {
    if labels.count <= 8 { return labels.firstIndex(of: label) }
    return table.withLock { kept in
      if let kept { return kept[label] }
      let made = Dictionary(
        zip(labels, labels.indices), uniquingKeysWith: { first, _ in first })
      kept = made
      return made[label]
    }
  }

  /// The places of all columns of that name.
  public func positions(of label: Label) -> [Int] {
    labels.indices.filter { labels[$0] == label }
  }
}
