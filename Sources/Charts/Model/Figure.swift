/// A chart or a grid of charts, ready to be drawn as SVG or as terminal text.
///
/// A figure is plain data: the same figure always gives the same bytes, on any machine.
public struct Figure: Sendable, Equatable {
  /// Shown above the panels and as the picture's accessible name.
  public var title: String
  /// Row by row, `columns` a row.
  public var panels: [Panel]
  public var columns: Int
  /// Pixels of the whole picture.
  public var width: Double
  public var height: Double
  /// Relative heights of the rows; empty for equal ones.
  public var rowHeights: [Double]

  public init(
    title: String = "", panels: [Panel], columns: Int = 1, width: Double = 640,
    height: Double = 400, rowHeights: [Double] = []
  ) {
    self.title = title
    self.panels = panels
    self.columns = max(1, columns)
    self.width = min(max(width, 120), 8000)
    self.height = min(max(height, 80), 8000)
    self.rowHeights = rowHeights
  }

  public init(title: String = "", _ panel: Panel, width: Double = 640, height: Double = 400) {
    self.init(title: title, panels: [panel], width: width, height: height)
  }

  var rows: Int { (panels.count + columns - 1) / columns }
}

/// One pair of axes with what is drawn between them.
public struct Panel: Sendable, Equatable {
  /// Shown above the panel; meant for figures of several panels.
  public var title: String
  public var x: Axis
  public var y: Axis
  /// In drawing order.
  public var marks: [Mark]
  /// False leaves the legend out even where marks have labels.
  public var showsLegend: Bool
  /// True keeps the drawing area square (ROC curves, confusion matrices).
  public var isSquare: Bool

  public init(
    title: String = "", x: Axis = Axis(), y: Axis = Axis(), marks: [Mark],
    showsLegend: Bool = true, isSquare: Bool = false
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.showsLegend = showsLegend
    self.isSquare = isSquare
  }
}
