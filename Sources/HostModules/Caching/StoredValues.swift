import Arrays
import Interpreter

/// The values of a notebook's cell as bytes for the cell cache, and back.
public enum StoredValues {
  /// What a cell gave, encoded.
  public struct Captured {
    public var bytes: [UInt8]
    /// Names whose values cannot be stored, each with the reason.
    public var missing: [String: String]
    /// Names whose values change when they are used.
    public var stateful: [String]
  }

  /// Stored values that cannot be read.
  public struct Failure: Error {
    public let message: String
  }

  /// Encodes the values of names that a cell defined.
  ///
  /// - Parameters:
  ///   - definitions: names that running the cell's definitions again binds; their values are not
  ///     stored.
  ///   - known: names of earlier cells that the cell used; their values are stored by name.
  public static func capture(
    _ names: [String], definitions: Set<String>, known: Set<String>, in namespace: ModuleNamespace,
    _ vm: Interpreter
  ) -> Captured {
    vm.withNativeScope {
      var globals: [UInt64: String] = [:]
      for name in known.sorted() + definitions.sorted() {
        guard let value = vm.variable(name, in: namespace), value.isObject else { continue }
        globals[vm.identityKey(value)] = name
      }
      var captured = Captured(bytes: [], missing: [:], stateful: [])
      // A value that cannot be stored leaves half of itself behind, so it is tried first by itself.
      var storable: [String] = []
      for name in names where !definitions.contains(name) {
        guard let value = vm.variable(name, in: namespace) else { continue }
        var trial = ValueWriter(vm, globals: globals)
        do {
          if needsTrial(value) { try trial.write(value) }
          storable.append(name)
        } catch let error as NotStorable {
          captured.missing[name] = error.reason
        } catch {
          captured.missing[name] = "cannot be read: \(error)"
        }
        if trial.isStateful { captured.stateful.append(name) }
      }
      var writer = ValueWriter(vm, globals: globals)
      writer.writeSharedRandomStates()
      writer.out.int(storable.count)
      for name in storable {
        writer.out.text(name)
        let mark = writer.isStateful
        writer.isStateful = false
        do { try writer.write(vm.variable(name, in: namespace)!) } catch {
          return Captured(bytes: [], missing: [name: "\(error)"], stateful: captured.stateful)
        }
        if writer.isStateful, !captured.stateful.contains(name) { captured.stateful.append(name) }
        writer.isStateful = mark
      }
      captured.bytes = writer.out.bytes
      return captured
    }
  }

  /// Plain arrays, tables and texts never fail, and may be large.
  private static func needsTrial(_ value: Value) -> Bool {
    guard value.isObject, !value.isString else { return false }
    if let array = value.array { return array.dtype == .object }
    if let frame = value.frame { return frame.columns.contains { $0.type == .object } }
    return true
  }

  /// Binds the names that `capture` stored.
  ///
  /// - Parameter owner: keeps `bytes` in memory.
  public static func restore(
    _ bytes: UnsafeRawBufferPointer, owner: AnyObject, in namespace: ModuleNamespace,
    _ vm: Interpreter
  ) throws(Failure) {
    do {
      try vm.withNativeScope {
        var reader = ValueReader(vm, bytes, owner: owner) { vm.variable($0, in: namespace) }
        var values: [(String, Value)] = []
        _ = try reader.readSharedRandomStates()
        for _ in 0..<(try reader.input.count()) {
          let name = try reader.input.text()
          values.append((name, try reader.read()))
        }
        for (name, value) in values { vm.setVariable(name, value, in: namespace) }
      }
    } catch let error as StoredValuesError {
      throw Failure(message: error.message)
    } catch is Raised {
      throw Failure(message: vm.scriptError().message)
    } catch {
      throw Failure(message: (error as? any PythonError)?.message ?? "\(error)")
    }
  }

  /// Sets the shared random streams to where they stood when the cell had ended.
  public static func restoreRandomState(
    _ bytes: UnsafeRawBufferPointer, _ vm: Interpreter
  ) throws(Failure) {
    do {
      var reader = ValueReader(vm, bytes, owner: vm) { _ in nil }
      let states = try reader.readSharedRandomStates()
      if let state = states.numpy {
        vm.hostState(of: NumpyState.self) { NumpyState() }.random = try RandomState(state: state)
      }
      if let state = states.python { try SharedRandom.restore(state, vm) }
    } catch { throw Failure(message: "the stored random state cannot be read") }
  }

  /// Makes values unchangeable for the cells after the one that defined them.
  ///
  /// - Parameters:
  ///   - cell: its id, for messages.
  ///   - mark: its number; `Interpreter.freezeMark` gives it back.
  public static func freeze(
    _ names: [String], by cell: String, mark: UInt32, in namespace: ModuleNamespace,
    _ vm: Interpreter
  ) {
    let values = names.compactMap { vm.variable($0, in: namespace) }
    vm.freeze(values, mark: mark) { object in
      switch object {
      case let object as ArrayObject:
        if object.array.storage.frozenBy == nil { object.array.storage.frozenBy = cell }
      case let object as FrameObject:
        if object.frame.frozenBy == nil { object.frame.frozenBy = cell }
        for column in object.frame.columns where column.storage.frozenBy == nil {
          column.storage.frozenBy = cell
        }
      case let object as SeriesObject:
        if object.series.frozenBy == nil { object.series.frozenBy = cell }
        if object.series.column.storage.frozenBy == nil {
          object.series.column.storage.frozenBy = cell
        }
      default: break
      }
      return []
    }
  }

  /// Where the random streams stand that all cells share, those of `numpy.random` and `random`;
  /// `""` while nobody has used them.
  public static func randomState(_ vm: Interpreter) -> String {
    let states = [NumpyState.randomState(vm), SharedRandom.state(vm)]
    if states.allSatisfy({ $0 == nil }) { return "" }
    return states.map { $0?.fingerprint ?? "" }.joined(separator: " ")
  }
}
