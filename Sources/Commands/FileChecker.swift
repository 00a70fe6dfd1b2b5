import Boosting
import Foundation
import HostModules
import Interpreter
import Notebook
import Syntax

/// Checks one script or notebook without running it.
struct FileChecker {
  /// One line of the result.
  struct Line {
    let file: String
    let line: Int
    let column: Int
    let cell: String?
    let finding: CodeFinding
    /// The finding as text, with its source line.
    let text: String
  }

  struct Result {
    var lines: [Line] = []
    /// 0, 1 for errors, 2 for a file that cannot be read, 3 for an invalid notebook.
    var exitCode: Int32 = 0
  }

  private let file: String

  init(_ file: String) { self.file = file }

  func check() -> Result {
    var result = Result()
    let text: String
    do {
      text = try Host.readText(file)
    } catch {
      writeError("mnb: \((error as? any PythonError)?.message ?? "\(error)")\n")
      result.exitCode = Exit.usage.rawValue
      return result
    }
    let session = ScriptSession(file: file, arguments: [file])
    var known = Set(session.vm.builtinNames)
    guard file.hasSuffix(".mnb") else {
      check([(nil, SourceFile(name: file, text: text))], known, session.vm, &result)
      return result
    }
    let document = NotebookDocument(text, name: file)
    for problem in document.problems {
      let finding = CodeFinding(.error, "format", problem.message, SourceRange(0, 0))
      result.lines.append(
        Line(
          file: file, line: problem.line, column: 1, cell: nil, finding: finding,
          text: problem.rendered(in: file)))
    }
    if !document.isValid {
      result.exitCode = Exit.invalidNotebook.rawValue
      return result
    }
    known.formUnion(document.frontMatter.parameters.map(\.name))
    check(document.cells.map { ($0.id, $0.source) }, known, session.vm, &result)
    return result
  }

  // MARK: Code

  /// Checks pieces of code that run one after the other in one namespace.
  private func check(
    _ sources: [(cell: String?, source: SourceFile)], _ builtins: Set<String>, _ vm: Interpreter,
    _ result: inout Result
  ) {
    let parsed = sources.map { Parser.parseRecovering($0.source) }
    let modules = parsed.map { module, errors in errors.isEmpty ? module : nil }
    let names = modules.map { $0.map { CellNames(of: $0) } }
    let outlines = modules.map { $0.map { CellOutline.of($0) } }
    let calls = CallTargets(vm, modules.compactMap { $0 })
    let unknown = UnknownModules(vm, sources.map(\.source))
    var known = builtins
    var frozen: [String: String] = [:]
    for (i, (cell, source)) in sources.enumerated() {
      var diagnostics = parsed[i].1
      var findings: [CodeFinding] = []
      if let module = modules[i], let own = names[i] {
        diagnostics += undefinedNames(in: module, known: known)
        var checker = CodeChecker()
        checker.signature = calls.signature
        checker.parameterProblem = Self.parameterProblem
        checker.xgboostProblem = Self.xgboostProblem
        checker.frozen = frozen
        for (k, other) in names.enumerated() where k != i {
          checker.usedElsewhere.formUnion(other?.uses ?? [])
        }
        findings = checker.findings(in: module) + unknown.findings(in: module)
        known.formUnion(own.defines)
        if let cell {
          for name in own.defines.subtracting(outlines[i]?.definitions ?? []) {
            frozen[name] = cell
          }
        }
      }
      var lines = diagnostics.map {
        line(Self.finding($0), cell, source, text: $0.rendered(in: source))
      }
      lines += findings.map { line($0, cell, source, text: nil) }
      result.lines += lines.sorted { $0.line < $1.line }
    }
    if result.lines.contains(where: { $0.finding.severity == .error }) {
      result.exitCode = Exit.failed.rawValue
    }
  }

  private static func finding(_ diagnostic: Diagnostic) -> CodeFinding {
    let kind = diagnostic.kind == .undefinedName ? "undefined-name" : "syntax"
    let hint = diagnostic.hint.map { ". \($0)" } ?? ""
    return CodeFinding(
      .error, kind, "\(diagnostic.pythonClass): \(diagnostic.message)\(hint)", diagnostic.range)
  }

  private func line(
    _ finding: CodeFinding, _ cell: String?, _ source: SourceFile, text: String?
  ) -> Line {
    let (line, column) = source.position(finding.range.start)
    let plain = "\(source.name):\(line): \(finding.severity.rawValue): \(finding.message)"
    return Line(
      file: source.name, line: line, column: column + 1, cell: cell, finding: finding,
      text: text ?? plain)
  }

  private static func parameterProblem(_ name: String) -> String? {
    guard LightGBMParameters.canonicalName(name) == nil else { return nil }
    let near = LightGBMParameters.suggestion(for: name)
    let hint = near.map { LightGBMParameters.canonicalName($0) ?? $0 }
    return "unknown LightGBM parameter '\(name)'" + (hint.map { " (did you mean '\($0)'?)" } ?? "")
  }

  /// Names of the estimators' own arguments, which are no parameters of the engine.
  private static let estimatorNames: Set<String> = [
    "callbacks", "early_stopping_rounds", "enable_categorical", "feature_types", "feature_weights",
    "importance_type", "missing", "n_estimators", "n_jobs", "num_boost_round", "random_state",
  ]

  private static func xgboostProblem(_ name: String) -> String? {
    if estimatorNames.contains(name) || XGBoostParameters.knownNames.contains(name) { return nil }
    let hint = XGBoostParameters.suggestion(for: name).map { " (did you mean '\($0)'?)" } ?? ""
    return "unknown XGBoost parameter '\(name)'\(hint)"
  }
}

/// Finds out what functions that modules call take, without running the modules.
private struct CallTargets {
  private let vm: Interpreter
  /// For each imported name, the module, and the member of it where it is one.
  private var imported: [String: (module: String, member: String?)] = [:]
  /// Names that something else than an import binds.
  private var bound: Set<String> = []

  init(_ vm: Interpreter, _ modules: [ModuleNode]) {
    self.vm = vm
    for module in modules {
      let outline = CellOutline.of(module)
      var byImport: Set<String> = []
      for statement in module.body {
        switch statement.kind {
        case .import(let list):
          for one in list {
            let root = String(one.module.prefix { $0 != "." })
            imported[one.alias ?? root] = (one.alias == nil ? root : one.module, nil)
            byImport.insert(one.alias ?? root)
          }
        case .importFrom(let name?, let list, 0):
          for one in list {
            imported[one.alias ?? one.name] = (name, one.name)
            byImport.insert(one.alias ?? one.name)
          }
        default: break
        }
      }
      let names = CellNames(of: module)
      bound.formUnion(names.defines.union(outline.lateBindings).subtracting(byImport))
    }
  }

  func signature(_ path: [String]) -> CallSignature? {
    guard !bound.contains(path[0]), var value = root(path[0]) else { return nil }
    for name in path.dropFirst() {
      guard value.isModule || value.classInfo != nil,
        let next = try? vm.attributeIfPresent(value, name)
      else { return nil }
      value = next
    }
    return vm.callSignature(of: value)
  }

  private func root(_ name: String) -> Value? {
    guard let source = imported[name] else { return vm.builtinValue(name) }
    // Only modules of the host: importing others would run them.
    guard vm.host.modules[source.module] != nil,
      let module = try? vm.importedModule(source.module)
    else { return nil }
    guard let member = source.member else { return module }
    return (try? vm.attributeIfPresent(module, member)) ?? nil
  }
}
