import Glibc

extension Heap {
  /// Marks what one reached cell refers to.
  func traceChildren(_ header: UnsafeMutablePointer<Header>) {
    let raw = UnsafeMutableRawPointer(header)
    if header.pointee.flags.contains(.derived) { trace(Heap.objectPart(behind: header)) }
    switch header.pointee.kind {
    case .free, .bytes, .bigInt, .buffer, .code: break
    case .range: mark(raw.assumingMemoryBound(to: RangeCell.self).pointee.long)
    case .string:
      let string = raw.assumingMemoryBound(to: StringCell.self)
      mark(UnsafeMutablePointer<Header>(bitPattern: string.pointee.tail).unsafelyUnwrapped)
    case .list:
      let list = raw.assumingMemoryBound(to: ListCell.self)
      mark(list.pointee.items, list.pointee.count)
    case .tuple:
      let tuple = raw.assumingMemoryBound(to: TupleCell.self)
      mark(tuple.items, tuple.pointee.count)
      markType(tuple.pointee.type)
    case .dict: traceDict(raw.assumingMemoryBound(to: DictCell.self))
    case .set, .frozenset:
      let set = raw.assumingMemoryBound(to: SetCell.self)
      for i in 0...set.pointee.mask { mark(set.pointee.table[i].key) }
    case .slice:
      let slice = raw.assumingMemoryBound(to: SliceCell.self)
      mark(slice.pointee.start)
      mark(slice.pointee.stop)
      mark(slice.pointee.step)
    case .function: traceFunction(raw.assumingMemoryBound(to: FunctionCell.self))
    case .native:
      raw.assumingMemoryBound(to: NativeCell.self).pointee.native._withUnsafeGuaranteedRef {
        for value in $0.defaultValues { mark(value) }
      }
    case .boundMethod:
      let bound = raw.assumingMemoryBound(to: BoundMethodCell.self)
      mark(bound.pointee.function)
      mark(bound.pointee.receiver)
    case .type:
      raw.assumingMemoryBound(to: TypeCell.self).pointee.info._withUnsafeGuaranteedRef {
        $0.trace(self)
      }
    case .instance:
      trace((raw + MemoryLayout<Header>.size).assumingMemoryBound(to: ObjectPart.self))
    case .exception: traceException(raw.assumingMemoryBound(to: ExceptionCell.self))
    case .cell: mark(raw.assumingMemoryBound(to: CellCell.self).pointee.value)
    case .iterator:
      let iterator = raw.assumingMemoryBound(to: IteratorCell.self)
      mark(iterator.pointee.source)
      mark(iterator.pointee.extra)
    case .generator:
      let generator = raw.assumingMemoryBound(to: GeneratorCell.self)
      mark(generator.pointee.function)
      mark(generator.pointee.handled)
      if generator.pointee.state != .finished {
        mark(generator.pointee.registers, generator.pointee.liveCount)
      }
    case .module:
      raw.assumingMemoryBound(to: ModuleCell.self).pointee.namespace._withUnsafeGuaranteedRef {
        $0.trace(self)
      }
    case .property:
      let property = raw.assumingMemoryBound(to: PropertyCell.self)
      mark(property.pointee.getter)
      mark(property.pointee.setter)
      mark(property.pointee.deleter)
      mark(property.pointee.doc)
    case .staticMethod, .classMethod:
      mark(raw.assumingMemoryBound(to: WrapperCell.self).pointee.function)
    case .superProxy:
      let proxy = raw.assumingMemoryBound(to: SuperCell.self)
      mark(proxy.pointee.type)
      mark(proxy.pointee.receiver)
    case .dictView: mark(raw.assumingMemoryBound(to: DictViewCell.self).pointee.dict)
    case .host:
      let host = raw.assumingMemoryBound(to: HostCell.self)
      markType(host.pointee.type)
      if let tracing = host.pointee.object.takeUnretainedValue() as? any TracedObject {
        tracing.trace(ValueMarker(heap: self))
      }
    }
  }

  func markType(_ type: UnsafeMutablePointer<TypeCell>?) {
    guard let type else { return }
    mark(UnsafeMutableRawPointer(type).assumingMemoryBound(to: Header.self))
  }

  private func traceDict(_ dict: UnsafeMutablePointer<DictCell>) {
    for i in 0..<dict.pointee.used {
      mark(dict.pointee.entries[i].key)
      mark(dict.pointee.entries[i].value)
    }
    mark(dict.pointee.factory)
    markType(dict.pointee.type)
  }

  private func traceFunction(_ function: UnsafeMutablePointer<FunctionCell>) {
    mark(function.pointee.defaults)
    mark(function.pointee.keywordDefaults)
    mark(function.pointee.closure)
    mark(function.pointee.attributes)
    function.pointee.module._withUnsafeGuaranteedRef { $0.trace(self) }
    function.pointee.code._withUnsafeGuaranteedRef { $0.trace(self) }
  }

  private func traceException(_ exception: UnsafeMutablePointer<ExceptionCell>) {
    markType(exception.pointee.type)
    mark(exception.pointee.arguments)
    mark(exception.pointee.cause)
    mark(exception.pointee.context)
    mark(exception.pointee.attributes)
  }

  /// Releases what a dead cell owns outside the heap.
  func finalize(_ header: UnsafeMutablePointer<Header>) {
    let raw = UnsafeMutableRawPointer(header)
    if header.pointee.flags.contains(.derived) { release(Heap.objectPart(behind: header)) }
    switch header.pointee.kind {
    case .list:
      let list = raw.assumingMemoryBound(to: ListCell.self)
      release(list.pointee.items, list.pointee.capacity * MemoryLayout<Value>.stride)
    case .dict:
      releaseTables(of: raw.assumingMemoryBound(to: DictCell.self))
    case .set, .frozenset:
      let set = raw.assumingMemoryBound(to: SetCell.self)
      release(set.pointee.table, (set.pointee.mask + 1) * MemoryLayout<SetSlot>.stride)
    case .instance:
      release((raw + MemoryLayout<Header>.size).assumingMemoryBound(to: ObjectPart.self))
    case .buffer:
      let buffer = raw.assumingMemoryBound(to: BufferCell.self)
      release(buffer.pointee.bytes, buffer.pointee.capacity)
    case .generator:
      let generator = raw.assumingMemoryBound(to: GeneratorCell.self)
      if generator.pointee.state != .finished {
        let count = generator.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
        release(generator.pointee.registers, count * MemoryLayout<Value>.stride)
      }
    case .bigInt: raw.assumingMemoryBound(to: BigIntCell.self).pointee.box.release()
    case .native:
      raw.assumingMemoryBound(to: NativeCell.self).pointee.defaults?.deallocate()
      raw.assumingMemoryBound(to: NativeCell.self).pointee.native.release()
    case .type: raw.assumingMemoryBound(to: TypeCell.self).pointee.info.release()
    case .exception:
      raw.assumingMemoryBound(to: ExceptionCell.self).pointee.traceback?.release()
    case .host: raw.assumingMemoryBound(to: HostCell.self).pointee.object.release()
    default: break
    }
  }

  @inline(__always) private func release(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
    free(memory)
    countExternal(-bytes)
  }
}

/// A host object that holds script values must show them to the collector.
public protocol TracedObject: AnyObject {
  func trace(_ marker: ValueMarker)
}

/// Given to `TracedObject.trace` during a collection.
public struct ValueMarker {
  let heap: Heap
  public func mark(_ value: Value) { heap.mark(value) }
}
