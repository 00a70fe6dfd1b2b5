import Arrays
import Frames
import Interpreter

/// The Swift objects behind script values of numpy's and pandas' classes.

/// `numpy.ndarray`
final class ArrayObject {
  var array: NDArray
  init(_ array: NDArray) { self.array = array }
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
final class FrameObject {
  var frame: Frame
  init(_ frame: Frame) { self.frame = frame }
}

/// `pandas.Series`
final class SeriesObject {
  var series: Series
  init(_ series: Series) { self.series = series }
}

/// `pandas.Index`
final class IndexObject {
  let index: Index
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
    makeHost(ArrayObject(array), type: try hostType("numpy", "ndarray"))
  }
  func makeFrame(_ frame: Frame) throws -> Value {
    makeHost(FrameObject(frame), type: try hostType("pandas", "DataFrame"))
  }
  func makeSeries(_ series: Series) throws -> Value {
    makeHost(SeriesObject(series), type: try hostType("pandas", "Series"))
  }
  func makeIndex(_ index: Index) throws -> Value {
    makeHost(IndexObject(index), type: try hostType("pandas", "Index"))
  }
}

extension Value {
  var array: NDArray? { host(as: ArrayObject.self)?.array }
  var numpyScalar: NumpyScalarObject? { host(as: NumpyScalarObject.self) }
  var frame: Frame? { host(as: FrameObject.self)?.frame }
  var series: Series? { host(as: SeriesObject.self)?.series }
  var pandasIndex: Index? { host(as: IndexObject.self)?.index }
}
