/// The classes and functions that the reader knows how to stand in for. Nothing is ever called.
enum PickleGlobal: UInt8 {
  // Python
  case slice, range, set, frozenSet, byteArray, bytes, list, dict, tuple, plainType
  case complex, object, ellipsis, reconstructor, newObject, encode
  case orderedDict, defaultDict, counter, deque
  case date, dateTime, time, timeDelta, timeZone
  case posixPath, windowsPath
  // numpy
  case reconstruct, ndarray, dtype, scalar, fromBuffer, scalarType, arrayWrapper
  // pandas
  case dataFrame, series, blockManager, singleBlockManager, unpickleBlock, newBlock, blockPlacement
  case newIndex, newDatetimeIndex, indexClass, rangeIndex, multiIndex, frozenList
  case ndarrayBacked, datetimeArray, timedeltaArray, categorical, stringArray, maskedArray
  case arrowStringArray, categoricalDType, stringDType, arrowDType, zonedDType, extensionDType
  case timestamp, unpickleTimestamp, timedelta, unpickleNaT, missing, offset, makeArray
  // pyarrow
  case arrowBuffer, arrowType, arrowArray, arrowChunks

  /// Looks a name up; names that moved between versions mean the same.
  static func named(_ module: String, _ name: String) -> PickleGlobal? {
    if let known = table["\(module) \(name)"] { return known }
    return module == "pandas._libs.tslibs.offsets" ? .offset : nil
  }

  /// Reading a pickle back gives a value of this name.
  var isValue: Bool {
    switch self {
    case .list, .dict, .tuple, .set, .frozenSet, .byteArray, .bytes, .plainType, .scalarType,
      .complex, .object, .ellipsis, .slice, .range, .orderedDict, .defaultDict, .counter, .deque,
      .date, .dateTime, .time, .timeDelta, .ndarray, .dtype, .dataFrame, .series, .indexClass,
      .timestamp, .timedelta:
      true
    default: false
    }
  }

  private static let table: [String: PickleGlobal] = {
    var table: [String: PickleGlobal] = [:]
    for (global, modules, names) in entries {
      for module in modules.split(separator: " ") {
        for name in names.split(separator: " ") { table["\(module) \(name)"] = global }
      }
    }
    return table
  }()

  /// Each with its modules and its names, of all versions.
  private static let entries: [(PickleGlobal, String, String)] =
    python + numpy + pandasTables + pandasArrays + pandasTimes + arrow

  private static let python: [(PickleGlobal, String, String)] = [
    (.slice, "builtins", "slice"),
    (.range, "builtins", "range"),
    (.set, "builtins", "set"),
    (.frozenSet, "builtins", "frozenset"),
    (.byteArray, "builtins", "bytearray"),
    (.bytes, "builtins", "bytes"),
    (.list, "builtins", "list"),
    (.dict, "builtins", "dict"),
    (.tuple, "builtins", "tuple"),
    (.plainType, "builtins", "int float bool str type"),
    (.complex, "builtins", "complex"),
    (.object, "builtins", "object"),
    (.ellipsis, "builtins", "Ellipsis"),
    (.reconstructor, "copyreg copy_reg", "_reconstructor"),
    (.newObject, "copyreg copy_reg", "__newobj__"),
    (.encode, "_codecs", "encode"),
    (.orderedDict, "collections", "OrderedDict"),
    (.defaultDict, "collections", "defaultdict"),
    (.counter, "collections", "Counter"),
    (.deque, "collections _collections", "deque"),
    (.date, "datetime", "date"),
    (.dateTime, "datetime", "datetime"),
    (.time, "datetime", "time"),
    (.timeDelta, "datetime", "timedelta"),
    (.timeZone, "datetime", "timezone"),
    (.timeZone, "pytz", "_UTC _p"),
    (.timeZone, "zoneinfo", "ZoneInfo ZoneInfo._unpickle"),
    (.posixPath, "pathlib pathlib._local", "Path PosixPath PurePath PurePosixPath"),
    (.windowsPath, "pathlib pathlib._local", "WindowsPath PureWindowsPath"),
  ]

  private static let numpy: [(PickleGlobal, String, String)] = [
    (.reconstruct, "numpy._core.multiarray numpy.core.multiarray", "_reconstruct"),
    (.scalar, "numpy._core.multiarray numpy.core.multiarray", "scalar"),
    (.fromBuffer, "numpy._core.numeric numpy.core.numeric", "_frombuffer"),
    (.ndarray, "numpy", "ndarray"),
    (.dtype, "numpy", "dtype"),
    (
      .scalarType, "numpy",
      "bool bool_ int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 str_ "
        + "bytes_ object_ datetime64 timedelta64"
    ),
    (.arrayWrapper, "joblib.numpy_pickle", "NumpyArrayWrapper"),
  ]

  private static let pandasTables: [(PickleGlobal, String, String)] = [
    (.dataFrame, "pandas pandas.core.frame", "DataFrame"),
    (.series, "pandas pandas.core.series", "Series"),
    (.blockManager, "pandas.core.internals.managers pandas.core.internals", "BlockManager"),
    (
      .singleBlockManager, "pandas.core.internals.managers pandas.core.internals",
      "SingleBlockManager"
    ),
    (.unpickleBlock, "pandas._libs.internals", "_unpickle_block"),
    (.newBlock, "pandas.core.internals.blocks pandas.core.internals.api", "new_block make_block"),
    (.blockPlacement, "pandas._libs.internals", "BlockPlacement"),
    (.newIndex, "pandas.core.indexes.base", "_new_Index"),
    (.newDatetimeIndex, "pandas.core.indexes.datetimes", "_new_DatetimeIndex"),
    (.newDatetimeIndex, "pandas.core.indexes.timedeltas", "_new_TimedeltaIndex"),
    (.indexClass, "pandas pandas.core.indexes.base", "Index"),
    (
      .indexClass, "pandas.core.indexes.numeric",
      "Int64Index UInt64Index Float64Index NumericIndex IntegerIndex"
    ),
    (.indexClass, "pandas pandas.core.indexes.category", "CategoricalIndex"),
    (.indexClass, "pandas pandas.core.indexes.datetimes", "DatetimeIndex"),
    (.indexClass, "pandas pandas.core.indexes.timedeltas", "TimedeltaIndex"),
    (.rangeIndex, "pandas pandas.core.indexes.range", "RangeIndex"),
    (.multiIndex, "pandas pandas.core.indexes.multi", "MultiIndex"),
    (.frozenList, "pandas.core.indexes.frozen", "FrozenList"),
  ]

  private static let pandasArrays: [(PickleGlobal, String, String)] = [
    (.ndarrayBacked, "pandas._libs.arrays", "__pyx_unpickle_NDArrayBacked"),
    (.datetimeArray, "pandas.arrays pandas.core.arrays.datetimes", "DatetimeArray"),
    (.timedeltaArray, "pandas.arrays pandas.core.arrays.timedeltas", "TimedeltaArray"),
    (.categorical, "pandas pandas.core.arrays.categorical", "Categorical"),
    (.stringArray, "pandas.arrays pandas.core.arrays.string_", "StringArray"),
    (.stringArray, "pandas.core.arrays.string_", "StringArrayNumpySemantics"),
    (.maskedArray, "pandas.arrays pandas.core.arrays.integer", "IntegerArray"),
    (.maskedArray, "pandas.arrays pandas.core.arrays.floating", "FloatingArray"),
    (.maskedArray, "pandas.arrays pandas.core.arrays.boolean", "BooleanArray"),
    (.arrowStringArray, "pandas.arrays pandas.core.arrays.string_arrow", "ArrowStringArray"),
    (.arrowStringArray, "pandas.core.arrays.string_arrow", "ArrowStringArrayNumpySemantics"),
    (
      .arrowStringArray,
      "pandas.arrays pandas.core.arrays.arrow.array pandas.core.arrays.arrow._arrow_array",
      "ArrowExtensionArray"
    ),
    (.categoricalDType, "pandas pandas.core.dtypes.dtypes", "CategoricalDtype"),
    (.stringDType, "pandas pandas.core.arrays.string_", "StringDtype"),
    (
      .arrowDType, "pandas pandas.core.dtypes.dtypes pandas.core.arrays.arrow.dtype", "ArrowDtype"
    ),
    (.zonedDType, "pandas pandas.core.dtypes.dtypes", "DatetimeTZDtype"),
    (
      .extensionDType, "pandas pandas.core.arrays.integer",
      "Int8Dtype Int16Dtype Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype UInt64Dtype"
    ),
    (.extensionDType, "pandas pandas.core.arrays.floating", "Float32Dtype Float64Dtype"),
    (.extensionDType, "pandas pandas.core.arrays.boolean", "BooleanDtype"),
    (.makeArray, "pandas pandas.core.construction", "array"),
  ]

  private static let pandasTimes: [(PickleGlobal, String, String)] = [
    (.timestamp, "pandas pandas._libs.tslibs.timestamps", "Timestamp"),
    (.unpickleTimestamp, "pandas._libs.tslibs.timestamps", "_unpickle_timestamp"),
    (.timedelta, "pandas pandas._libs.tslibs.timedeltas", "Timedelta"),
    (.timedelta, "pandas._libs.tslibs.timedeltas", "_timedelta_unpickle"),
    (.unpickleNaT, "pandas._libs.tslibs.nattype", "_nat_unpickle __nat_unpickle"),
    (.missing, "pandas pandas._libs.missing", "NA"),
  ]

  private static let arrow: [(PickleGlobal, String, String)] = [
    (.arrowBuffer, "pyarrow.lib", "py_buffer"),
    (.arrowType, "pyarrow.lib", "type_for_alias"),
    (.arrowArray, "pyarrow.lib", "_restore_array"),
    (.arrowChunks, "pyarrow.lib", "chunked_array"),
  ]
}
