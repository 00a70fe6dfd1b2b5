import Boosting
import Frames
import Interpreter

/// `get_dump`, `dump_model`, `trees_to_dataframe`
enum XGBoostBoosterTables {
  static func define(_ type: TypeBuilder) {
    type.method(
      "get_dump(self, fmap='', with_stats=False, dump_format='text')",
      doc: "The trees as text or JSON, one str each."
    ) { vm, args in
      vm.list(try dump(vm, args[0], fmap: args[1], args[2], args[3], "get_dump()").map(vm.string))
    }
    type.method(
      "dump_model(self, fout, fmap='', with_stats=False, dump_format='text')",
      doc: "Writes the trees to a file."
    ) { vm, args in
      let trees = try dump(vm, args[0], fmap: args[2], args[3], args[4], "dump_model()")
      let text =
        args[4].stringValue == "json"
        ? "[\n" + trees.joined(separator: ",\n") + "\n]"
        : trees.enumerated().map { "booster[\($0.offset)]:\n\($0.element)" }.joined()
      try vm.writeFile(try vm.path(args[1], "fout"), Array(text.utf8))
      return .none
    }
    type.method(
      "trees_to_dataframe(self, fmap='')", doc: "A table with a row for each node of each tree."
    ) { vm, args in
      try vm.refuse(
        "trees_to_dataframe()", [("fmap", args[1].stringValue == "" ? .none : args[1], .none)])
      return try vm.makeFrame(try table(vm, args[0]))
    }
  }

  private static func dump(
    _ vm: Interpreter, _ booster: Value, fmap: Value, _ hasStatistics: Value, _ format: Value,
    _ caller: String
  ) throws -> [String] {
    try vm.refuse(caller, [("fmap", fmap.stringValue == "" ? .none : fmap, .none)])
    guard let form = XGBoostDumpFormat(rawValue: try vm.text(format, "dump_format")) else {
      throw vm.raise(
        vm.types.notImplementedError,
        "\(caller): dump_format=\(try vm.reprText(format)) is not supported by mnb")
    }
    return try booster.xgbooster(vm).booster.dump(form, hasStatistics: try vm.bool(hasStatistics))
  }

  private static func table(_ vm: Interpreter, _ booster: Value) throws -> Frame {
    let rows = try booster.xgbooster(vm).booster.nodeRows
    if rows.contains(where: { $0.categories != nil }) {
      throw vm.raise(
        vm.types.notImplementedError,
        "trees_to_dataframe(): splits by categories are not supported by mnb; see get_dump()")
    }
    func names(_ pick: (XGBoostNodeRow) -> Int?) -> Column {
      Column(rows.map { row in pick(row).map { "\(row.tree)-\($0)" } })
    }
    return Frame([
      ("Tree", Column(rows.map { Int64($0.tree) })), ("Node", Column(rows.map { Int64($0.node) })),
      ("ID", names { $0.node }), ("Feature", Column(rows.map { Optional($0.feature ?? "Leaf") })),
      ("Split", Column(rows.map(\.split))), ("Yes", names(\.yes)), ("No", names(\.no)),
      ("Missing", names(\.missing)), ("Gain", Column(rows.map(\.gain))),
      ("Cover", Column(rows.map(\.cover))),
      ("Category", Column(rows.map { _ in Double.nan })),
    ])
  }
}
