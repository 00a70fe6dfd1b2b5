import Charts

/// One thing that a cell shows, in the order in which it showed them.
public enum CellOutput: Sendable, Equatable {
  /// What was printed; pieces that follow one another are one text.
  case text(String)
  /// The printed form of the last expression's value.
  case value(String)
  /// Markdown to take over as it is.
  case markdown(String)
  case table(TableOutput)
  case figure(FigureOutput)
  case error(ErrorOutput)

  /// What a terminal shows.
  public var terminalText: String {
    switch self {
    case .text(let text): text
    case .value(let text), .markdown(let text): text.hasSuffix("\n") ? text : text + "\n"
    case .table(let table): table.text.hasSuffix("\n") ? table.text : table.text + "\n"
    case .figure(let figure): figure.text
    case .error(let error): error.traceback
    }
  }
}

/// A chart, drawn once so that it can be kept without its data.
public struct FigureOutput: Sendable, Equatable {
  public var title: String
  public var svg: String
  public var text: String

  public init(title: String, svg: String, text: String) {
    (self.title, self.svg, self.text) = (title, svg, text)
  }

  public init(_ figure: Figure, columns: Int = 80) {
    self.init(title: figure.title, svg: figure.svg(), text: figure.text(columns: columns))
  }
}

/// An error that stopped a cell.
public struct ErrorOutput: Error, Sendable, Equatable {
  /// The Python class: `ValueError`.
  public var pythonClass: String
  public var message: String
  /// The whole text as Python prints it, from `Traceback (most recent call last):` on.
  public var traceback: String
  /// Line in the notebook file, where known.
  public var line: Int?

  public init(pythonClass: String, message: String, traceback: String, line: Int? = nil) {
    (self.pythonClass, self.message, self.traceback) = (pythonClass, message, traceback)
    self.line = line
  }
}
