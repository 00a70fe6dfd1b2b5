import Arrays
import Frames
import Interpreter

/// A dtype that numpy does not have: `str` or a category.
final class PandasDTypeObject {
  let type: ColumnType
  let categories: Categories?
  init(_ type: ColumnType, _ categories: Categories? = nil) {
    self.type = type
    self.categories = categories
  }
}

/// The classes of `df.dtypes` that numpy does not have.
enum PandasDTypes {
  static func define(in module: ModuleBuilder) {
    for name in ["StringDtype", "CategoricalDtype"] {
      module.type(name) { type in
        if name == "StringDtype" {
          type.constructor("StringDtype(cls, storage=None, na_value=UNSET)") { vm, _ in
            try wrap(vm, .string)
          }
        } else {
          type.constructor("CategoricalDtype(cls, categories=None, ordered=False)") { vm, args in
            let values =
              args[1].isNone ? Column([String?]()) : Column.inferred(try vm.scalars(args[1]))
            return try wrap(
              vm, .category, Categories(values: values, isOrdered: try vm.truth(args[2])))
          }
        }
        defineMembers(type)
      }
    }
  }

  private static func defineMembers(_ type: TypeBuilder) {
    type.bind("__str__(self)") { call in call.vm.string(try object(call).type.name) }
    type.bind("__repr__(self)") { call in
      let dtype = try object(call)
      guard let categories = dtype.categories else {
        return call.vm.string("<StringDtype(na_value=nan)>")
      }
      let labels = Index(categories.values).labels.map { pythonRepr($0.scalar) }
      return call.vm.string(
        "CategoricalDtype(categories=[\(labels.joined(separator: ", "))], "
          + "ordered=\(categories.isOrdered ? "True" : "False"), "
          + "categories_dtype=\(categories.values.type.name))")
    }
    type.bind("__eq__(self, other, /)") { call in
      let dtype = try object(call)
      if let other = call["other"].host(as: PandasDTypeObject.self) {
        guard dtype.type == other.type else { return .false }
        guard let a = dtype.categories, let b = other.categories else { return .true }
        return Value(a.values.scalars().map(\.repr) == b.values.scalars().map(\.repr))
      }
      if let name = call["other"].stringValue { return Value(name == dtype.type.name) }
      return .false
    }
    type.bind("__hash__(self)") { call in Value(try object(call).type.name.utf8.count) }
    type.property("name", get: { vm, value in vm.string(try object(vm, value).type.name) })
    type.property("kind", get: { vm, _ in vm.string("O") })
    type.property(
      "ordered", get: { vm, value in Value(try object(vm, value).categories?.isOrdered ?? false) })
    type.property(
      "categories",
      get: { vm, value in
        try object(vm, value).categories.map { try vm.makeIndex(Index($0.values)) } ?? .none
      })
  }

  private static func object(_ call: Call) throws -> PandasDTypeObject {
    try object(call.vm, call["self"])
  }

  private static func object(_ vm: Interpreter, _ value: Value) throws -> PandasDTypeObject {
    if let object = value.host(as: PandasDTypeObject.self) { return object }
    throw vm.typeError("a pandas dtype is needed here, not \(vm.typeName(value))")
  }

  static func wrap(
    _ vm: Interpreter, _ type: ColumnType, _ categories: Categories? = nil
  ) throws -> Value {
    let name = type == .category ? "CategoricalDtype" : "StringDtype"
    return vm.makeHost(
      PandasDTypeObject(type, categories), type: try vm.hostType("pandas", name))
  }

  /// `df["x"].dtype`
  static func dtype(of column: Column, _ vm: Interpreter) throws -> Value {
    switch column.type {
    case .string: return try wrap(vm, .string)
    case .category: return try wrap(vm, .category, column.categories)
    case .datetime(let unit), .timedelta(let unit):
      return vm.makeHost(
        DTypeObject(column.type.elementType, unit: unit.name),
        type: try vm.hostType("numpy", "dtype"))
    default: return try NumpyDTypeType.wrap(vm, column.type.elementType)
    }
  }
}

extension Label {
  var scalar: Scalar { Scalar(self) }
}

private func pythonRepr(_ scalar: Scalar) -> String { scalar.repr }

extension Interpreter {
  /// A pandas type given as a name, a Python type, a numpy dtype, or one of pandas' own.
  func columnType(_ value: Value) throws -> ColumnType {
    if let object = value.host(as: PandasDTypeObject.self) { return object.type }
    if let object = value.host(as: DTypeObject.self), let unit = object.unit {
      let found = TimeUnit.allCases.first { $0.name == unit } ?? .nanoseconds
      return object.dtype == .timedelta64 ? .timedelta(found) : .datetime(found)
    }
    let name = value.stringValue ?? value.classInfo?.name
    switch name {
    case "str", "string", "U": return .string
    case "category": return .category
    case "object", "O": return .object
    default: break
    }
    if let name, let type = Self.timeType(name) { return type }
    return ColumnType(try dtype(value))
  }

  private static func timeType(_ name: String) -> ColumnType? {
    for unit in TimeUnit.allCases {
      if name == "datetime64[\(unit.name)]" || name == "<M8[\(unit.name)]" {
        return .datetime(unit)
      }
      if name == "timedelta64[\(unit.name)]" || name == "<m8[\(unit.name)]" {
        return .timedelta(unit)
      }
    }
    return name == "datetime64" ? .datetime(.nanoseconds) : nil
  }

  /// `astype`, with the categories of a given CategoricalDtype.
  func cast(_ column: Column, to value: Value) throws -> Column {
    if let object = value.host(as: PandasDTypeObject.self), let categories = object.categories,
      categories.values.count > 0
    {
      return column.categorized(categories)
    }
    let type = try columnType(value)
    if type == .category, let object = value.host(as: PandasDTypeObject.self),
      object.categories?.isOrdered == true
    {
      let plain = try column.cast(to: .category)
      return plain.withCategories(Categories(values: plain.categories!.values, isOrdered: true))
    }
    return try column.cast(to: type)
  }
}

extension Column {
  /// Codes into given categories; values that are none of them become missing.
  func categorized(_ categories: Categories) -> Column {
    var places: [Label: Int32] = [:]
    for row in 0..<categories.values.count { places[categories.values.label(row)] = Int32(row) }
    let codes = (0..<count).map { row in self[row].isMissing ? -1 : places[label(row)] ?? -1 }
    return Column(codes: codes, categories: categories)
  }

  /// The same codes under other categories.
  func withCategories(_ categories: Categories) -> Column {
    Column(codes: withCodes { Array($0) }, categories: categories)
  }
}
