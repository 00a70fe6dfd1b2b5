/// Further forms of a report, beside the Markdown that every run writes.
public enum ReportFormat: String, CaseIterable, Sendable {
  case markdown = "md"
  /// One page that needs nothing else.
  case html
  /// A Jupyter notebook with outputs.
  case jupyter = "ipynb"

  public var fileName: String { "report." + rawValue }

  /// The report in this form.
  ///
  /// - Parameters:
  ///   - run: the run of this very document, with its drawings.
  ///   - folder: where the notebook is.
  public func text(
    _ document: NotebookDocument, _ run: RunRecord, options: ReportOptions, folder: String
  ) -> String {
    switch self {
    case .markdown: ReportWriter.report(document, run, options: options).markdown
    case .html: HTMLReport.page(document, run, options: options, folder: folder)
    case .jupyter: JupyterWriter.text(document, run)
    }
  }
}
