import Charts
import Interpreter

/// What the functions of `plot` return.
final class FigureObject: DisplayedObject {
  let figure: Figure
  init(_ figure: Figure) { self.figure = figure }

  func displayItems(_ vm: Interpreter) -> [DisplayItem] { [.figure(figure)] }

  static func define(in module: ModuleBuilder) {
    module.type("Figure", doc: "A chart; shown where a cell ends with it.") { type in
      type.method(
        "save(self, path)",
        doc: "Writes the chart as an SVG file, or as text where path ends in .txt."
      ) { vm, args in
        guard let figure = args[0].host(as: FigureObject.self)?.figure else {
          throw vm.typeError("save() needs a figure")
        }
        let path = try vm.path(args[1], "path")
        switch path.split(separator: ".").last?.lowercased() {
        case "svg": try vm.writeFile(path, Array(figure.svg().utf8))
        case "txt": try vm.writeFile(path, Array(figure.text(columns: 80).utf8))
        default: throw vm.valueError("save: '\(path)' must end in .svg or .txt")
        }
        return .none
      }
      type.property("title") { vm, value in
        vm.string(value.host(as: FigureObject.self)?.figure.title ?? "")
      }
      type.method("__repr__(self)") { vm, args in
        let text = args[0].host(as: FigureObject.self)?.figure.text(columns: 80) ?? ""
        return vm.string(text.hasSuffix("\n") ? String(text.dropLast()) : text)
      }
    }
  }
}
