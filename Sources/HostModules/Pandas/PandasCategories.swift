import Arrays
import Frames
import Interpreter

/// `pandas.Categorical`, and what `.values` of a category column is.
final class CategoricalObject {
  let column: Column
  init(_ column: Column) { self.column = column }

  static func wrap(_ vm: Interpreter, _ column: Column) throws -> Value {
    vm.makeHost(CategoricalObject(column), type: try vm.hostType("pandas", "Categorical"))
  }
}

/// `series.cat`
final class CategoryMethodsObject {
  let series: Series
  init(_ series: Series) { self.series = series }
}

/// Categoricals and the `.cat` accessor.
enum PandasCategories {
  static func accessor(_ vm: Interpreter, _ value: Value) throws -> Value {
    let series = try PandasSeriesType.object(vm, value).series
    guard series.column.type == .category else {
      throw vm.raise(
        vm.types.attributeError, "Can only use .cat accessor with a 'category' dtype")
    }
    return vm.makeHost(
      CategoryMethodsObject(series), type: try vm.hostType("pandas", "CategoricalAccessor"))
  }

  static func define(in module: ModuleBuilder) {
    module.type("Categorical") { type in
      type.bindConstructor(
        "Categorical(cls, values, categories=None, ordered=None, dtype=None, copy=True)"
      ) { call in
        call.ignore("copy")
        return try CategoricalObject.wrap(call.vm, try make(call))
      }
      type.bind("__len__(self)") { call in Value(try column(call).count) }
      type.bind("__iter__(self)") { call in
        try call.vm.makeIterator(
          call.vm.list(try column(call).scalars().map { try call.vm.plain($0) }))
      }
      type.bind("tolist(self)") { call in
        call.vm.list(try column(call).scalars().map { try call.vm.plain($0) })
      }
      type.bind("__repr__(self)") { call in
        call.vm.string(text(try column(call)))
      }
      type.bind("__array__(self, dtype=None, copy=None)") { call in
        call.ignore("dtype", "copy")
        return try call.vm.makeArray(try column(call).array())
      }
      defineShared(type) { vm, value in
        guard let object = value.host(as: CategoricalObject.self) else {
          throw vm.typeError("a Categorical is needed here")
        }
        return object.column
      } give: { call, column in
        try CategoricalObject.wrap(call.vm, column)
      }
    }
    module.type("CategoricalAccessor") { type in
      defineShared(type) { vm, value in
        guard let object = value.host(as: CategoryMethodsObject.self) else {
          throw vm.typeError("a .cat accessor is needed here")
        }
        return object.series.column
      } give: { call, column in
        let series = call["self"].host(as: CategoryMethodsObject.self)!.series
        return try call.vm.makeSeries(series.with(column))
      }
    }
  }

  private static func column(_ call: Call) throws -> Column {
    if let object = call["self"].host(as: CategoricalObject.self) { return object.column }
    throw call.vm.typeError("a Categorical is needed here")
  }

  private static func make(_ call: Call) throws -> Column {
    let vm = call.vm
    let values = try vm.column(call["values"])
    if call.has("dtype") { return try vm.cast(values, to: call["dtype"]) }
    let isOrdered = call.has("ordered") ? try call.bool("ordered") : false
    if call.has("categories") {
      return values.categorized(
        Categories(
          values: Column.inferred(try vm.scalars(call["categories"])), isOrdered: isOrdered))
    }
    let plain = try values.cast(to: .category)
    return isOrdered
      ? plain.withCategories(Categories(values: plain.categories!.values, isOrdered: true)) : plain
  }

  /// As the series' text, without labels.
  private static func text(_ column: Column) -> String {
    let categories = column.categories!
    let cells = column.scalars().map { scalar -> String in
      if case .float(let value) = scalar, value.isNaN { return "NaN" }
      return categories.intervals == nil ? scalar.repr : scalar.str
    }
    if categories.intervals != nil {
      let footer = Series(column).text().split(separator: "\n").filter {
        $0.hasPrefix("Categories")
      }
      return "[\(cells.joined(separator: ", "))]\n\(footer.joined(separator: "\n"))"
    }
    let names = categories.values.scalars().map(\.repr)
    return
      "[\(cells.joined(separator: ", "))]\nCategories (\(names.count), \(categories.values.type.name)): "
      + "[\(names.joined(separator: categories.isOrdered ? " < " : ", "))]"
  }

  private static func defineShared(
    _ type: TypeBuilder, column: @escaping (Interpreter, Value) throws -> Column,
    give: @escaping (Call, Column) throws -> Value
  ) {
    type.property(
      "categories",
      get: { vm, value in try vm.makeIndex(Index(try column(vm, value).categories!.values)) })
    type.property(
      "ordered", get: { vm, value in Value(try column(vm, value).categories!.isOrdered) })
    type.property(
      "codes",
      get: { vm, value in
        let own = try column(vm, value)
        let codes = Column(own.withCodes { $0.map { Int64($0) } })
        let narrow = try codes.cast(to: own.categories!.values.count < 128 ? .int8 : .int16)
        if let series = value.host(as: CategoryMethodsObject.self)?.series {
          return try vm.makeSeries(Series(narrow, index: series.index))
        }
        return try vm.makeArray(narrow.array())
      })
    func method(_ signature: String, _ body: @escaping (Call, Column) throws -> Column) {
      type.bind(signature) { call in
        try give(call, try body(call, try column(call.vm, call["self"])))
      }
    }
    for (name, isOrdered) in [("as_ordered", true), ("as_unordered", false)] {
      method("\(name)(self)") { _, column in
        column.withCategories(
          Categories(values: column.categories!.values, isOrdered: isOrdered))
      }
    }
    method("rename_categories(self, new_categories)") { call, column in
      let old = column.categories!
      let value = call["new_categories"]
      let labels: [Scalar]
      if value.isDict {
        labels = try old.values.scalars().map { scalar in
          try call.vm.item(ofDict: value, try call.vm.plain(scalar)).map { call.vm.scalar($0) }
            ?? scalar
        }
      } else if call.vm.canCall(value) {
        labels = try old.values.scalars().map {
          call.vm.scalar(try call.vm.call(value, try call.vm.plain($0)))
        }
      } else {
        labels = try call.vm.scalars(value)
      }
      guard labels.count == old.values.count else {
        throw call.vm.valueError(
          "new categories need to have the same number of items as the old categories!")
      }
      return column.withCategories(
        Categories(values: Column.inferred(labels), isOrdered: old.isOrdered))
    }
    for name in ["set_categories", "reorder_categories"] {
      method("\(name)(self, new_categories, ordered=None)") { call, column in
        let labels = Column.inferred(try call.vm.scalars(call["new_categories"]))
        let old = column.categories!
        if name == "reorder_categories",
          Set(old.values.scalars().map(\.repr)) != Set(labels.scalars().map(\.repr))
        {
          throw call.vm.valueError(
            "items in new_categories are not the same as in old categories")
        }
        let isOrdered = call.has("ordered") ? try call.bool("ordered") : old.isOrdered
        return column.categorized(Categories(values: labels, isOrdered: isOrdered))
      }
    }
    method("add_categories(self, new_categories)") { call, column in
      let old = column.categories!
      let value = call["new_categories"]
      let added =
        PandasConstruction.isSequence(call.vm, value)
        ? try call.vm.scalars(value) : [call.vm.scalar(value)]
      return column.withCategories(
        Categories(
          values: Column.inferred(old.values.scalars() + added), isOrdered: old.isOrdered))
    }
    method("remove_categories(self, removals)") { call, column in
      let old = column.categories!
      let value = call["removals"]
      let gone = Set(
        (PandasConstruction.isSequence(call.vm, value)
          ? try call.vm.scalars(value) : [call.vm.scalar(value)]).map(\.repr))
      return column.categorized(
        Categories(
          values: Column.inferred(old.values.scalars().filter { !gone.contains($0.repr) }),
          isOrdered: old.isOrdered))
    }
    method("remove_unused_categories(self)") { _, column in
      let old = column.categories!
      let used = Set(column.withCodes { $0.filter { $0 >= 0 } })
      let places = (0..<old.values.count).filter { used.contains(Int32($0)) }
      return column.categorized(
        Categories(values: old.values.take(places), isOrdered: old.isOrdered))
    }
  }
}
