import Arrays
import Frames
import Interpreter

/// The Swift objects behind script values of numpy's and pandas' classes.

/// `numpy.ndarray`
final class ArrayObject: TracedObject {
  var array: NDArray
  init(_ array: NDArray) { self.array = array }
  func trace(_ marker: ValueMarker) { marker.mark(elementsOf: array) }
}

/// `numpy.float64`, `numpy.int64`, …: one element.
final class NumpyScalarObject {
  let dtype: DType
  let value: Scalar
  init(_ dtype: DType, _ value: Scalar) {
    self.dtype = dtype
    self.value = value
  }
}

/// `pandas.DataFrame`
final class FrameObject: TracedObject {
  var frame: Frame
  init(_ frame: Frame) { self.frame = frame }

  func trace(_ marker: ValueMarker) {
    for column in frame.columns { marker.mark(elementsOf: column) }
    for column in frame.index.levelColumns { marker.mark(elementsOf: column) }
  }

  /// Changes the table in place, unless an earlier cell's result is frozen.
  func change(_ vm: Interpreter, _ body: (inout Frame) throws -> Void) throws {
    if let cell = frame.frozenBy {
      throw vm.typeError(
        "cannot change a frozen DataFrame: cell '\(cell)' made it; work on a copy (df = df.copy())")
    }
    try body(&frame)
  }
}

/// `pandas.Series`
final class SeriesObject: TracedObject {
  var series: Series
  init(_ series: Series) { self.series = series }

  func trace(_ marker: ValueMarker) {
    marker.mark(elementsOf: series.column)
    for column in series.index.levelColumns { marker.mark(elementsOf: column) }
  }

  /// Changes the column in place, unless an earlier cell's result is frozen.
  func change(_ vm: Interpreter, _ body: (inout Series) throws -> Void) throws {
    if let cell = series.frozenBy {
      throw vm.typeError(
        "cannot change a frozen Series: cell '\(cell)' made it; work on a copy (s = s.copy())")
    }
    try body(&series)
  }
}

/// `pandas.Index`
final class IndexObject {
  var index: Index
  /// The labels as a set, made at the first `in`.
  private var labels: Set<Label>?
  init(_ index: Index) { self.index = index }

  func contains(_ label: Label) -> Bool {
    if let labels { return labels.contains(label) }
    let made = Set(index.labels)
    labels = made
    return made.contains(label)
  }
}

extension Interpreter {
  func makeArray(_ array: NDArray) throws -> Value {
    makeTable(ArrayObject(array), type: try hostType("numpy", "ndarray"))
  }
  func makeFrame(_ frame: Frame) throws -> Value {
    makeTable(FrameObject(frame), type: try hostType("pandas", "DataFrame"))
  }
  func makeSeries(_ series: Series) throws -> Value {
    makeTable(SeriesObject(series), type: try hostType("pandas", "Series"))
  }
  func makeIndex(_ index: Index) throws -> Value {
    let name = index.isMulti ? "MultiIndex" : index.isRange ? "RangeIndex" : "Index"
    return makeTable(IndexObject(index), type: try hostType("pandas", name))
  }

  /// Wraps an object whose memory is in storages, so that unused ones are collected in time.
  private func makeTable(_ object: AnyObject, type: TypeInfo) -> Value {
    noteHostMemory(Storage.liveByteCount)
    return makeHost(object, type: type)
  }
}

extension ValueMarker {
  /// Script values that an object array keeps.
  fileprivate func mark(elementsOf array: NDArray) {
    guard array.dtype == .object, !array.isText else { return }
    for scalar in array.scalars() { mark(scalar) }
  }

  fileprivate func mark(elementsOf column: Column) {
    guard column.type == .object else { return }
    column.withElements(Scalar.self) { for scalar in $0 { mark(scalar) } }
  }

  private func mark(_ scalar: Scalar) {
    switch scalar {
    case .opaque(let box): if let box = box as? ScriptValueBox { mark(box.value) }
    case .list(let items): for item in items { mark(item) }
    default: break
    }
  }
}

extension Value {
  var array: NDArray? { host(as: ArrayObject.self)?.array }
  var numpyScalar: NumpyScalarObject? { host(as: NumpyScalarObject.self) }
  var frame: Frame? { host(as: FrameObject.self)?.frame }
  var series: Series? { host(as: SeriesObject.self)?.series }
  var pandasIndex: Index? { host(as: IndexObject.self)?.index }
}

extension TypeBuilder {
  /// Defines a property read off the host object behind the value.
  func property<Object: AnyObject>(
    _ name: String, of type: Object.Type,
    _ get: @escaping (Interpreter, Object) throws -> Value
  ) {
    property(
      name,
      get: { vm, value in
        guard let object = value.host(as: type) else { return .none }
        return try get(vm, object)
      })
  }
}
