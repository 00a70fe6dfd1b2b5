import Charts
import Frames
import Interpreter

/// One piece of what a value shows in a notebook.
public enum DisplayItem {
  /// The printed form of a value.
  case text(String)
  case table(Frame)
  case figure(Figure)
}

/// A Swift object behind a script value that says itself what it shows.
protocol DisplayedObject: AnyObject {
  func displayItems(_ vm: Interpreter) throws -> [DisplayItem]
}

extension HostModules {
  /// What a value shows: tables and charts for those that have them, else its `repr`.
  public static func displayItems(_ value: Value, _ vm: Interpreter) throws -> [DisplayItem] {
    if let frame = value.frame { return [.table(frame)] }
    if let run = value.host(as: RunObject.self) {
      return [
        .text(run.summary), .table(run.foldTable), .figure(try run.thresholdFigure()),
        .figure(try run.importanceFigure()),
      ]
    }
    if let object = value.host(as: AnyObject.self) as? any DisplayedObject {
      return try object.displayItems(vm)
    }
    return [.text(try vm.reprText(value))]
  }
}
