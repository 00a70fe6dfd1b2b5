import ArgumentParser
import Foundation
import Notebook

/// `-p` and `--params`
struct ParameterOptions: ParsableArguments {
  @Option(
    name: [.customShort("p"), .customLong("param")], help: "A notebook's parameter: name=value.")
  var assignments: [String] = []

  @Option(name: .customLong("params"), help: "A YAML file of parameters; -p goes before it.")
  var file: String?

  var isEmpty: Bool { assignments.isEmpty && file == nil }

  /// The parameters of a run.
  ///
  /// - Parameter more: assignments that go before those of the command line.
  func bind(_ document: NotebookDocument, more: [String] = []) throws(ParameterError)
    -> [BoundParameter]
  {
    var given: (name: String, text: String)?
    if let file {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw ParameterError("cannot read '\(file)'")
      }
      given = (file, String(decoding: data, as: UTF8.self))
    }
    return try ParameterBinding.bind(
      document.frontMatter.parameters, assignments: assignments + more, file: given)
  }
}
