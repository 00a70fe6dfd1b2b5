import Testing

@testable import Arrays

/// What a Swift call gave, to be held against the record.
indirect enum Answer {
  case array(NDArray)
  /// A 0-D result that numpy gives as a scalar.
  case value(Scalar)
  case list([Answer])
}

extension Case {
  /// A sentence about the first difference; nil if there is none.
  func difference(from run: (Case) throws -> Answer) -> String? {
    do {
      return compare(try run(self), outcome)
    } catch let error as ArrayError {
      guard case .failure(let pythonClass, let message) = outcome else {
        return "raised \(error), numpy did not"
      }
      if pythonClass != error.pythonClass { return "raised \(error), numpy a \(pythonClass)" }
      return message == error.message
        ? nil : "message differs:\n    \(error.message)\n  is numpy's\n    \(message)"
    } catch {
      return "\(error)"
    }
  }

  private func compare(_ answer: Answer, _ expected: CaseOutcome) -> String? {
    switch (answer, expected) {
    case (.array(let array), .array(let record)): return compare(array, record)
    case (.value(let value), .value(let wanted)):
      let isEqual = value.equals(wanted) || value.repr == wanted.repr || close(value, wanted)
      return isEqual ? nil : "gave \(value.repr), numpy\n  \(wanted.repr)"
    case (.list(let items), .list(let wanted)):
      if items.count != wanted.count { return "gave \(items.count) results of \(wanted.count)" }
      for (i, (item, want)) in zip(items, wanted).enumerated() {
        if let text = compare(item, want) { return "result \(i): \(text)" }
      }
      return nil
    case (.array(let array), .value(let wanted)) where array.count == 1:
      return compare(.value(array.element(at: array.offset)), .value(wanted))
    case (_, .failure(let pythonClass, let message)):
      return "gave a result, numpy \(pythonClass): \(message)"
    default: return "gave \(answer), numpy \(expected)"
    }
  }

  private func close(_ value: Scalar, _ wanted: Scalar) -> Bool {
    guard case .float(let x) = value, case .float(let y) = wanted else { return false }
    return isClose(x, y, y.ulp)
  }

  private func isClose(_ x: Double, _ y: Double, _ unit: Double) -> Bool {
    if x == y || (x.isNaN && y.isNaN) { return true }
    let room = Swift.max(Double(ulp) * unit, relative * Swift.max(y.magnitude, 1))
    return (x - y).magnitude <= room
  }

  private func compare(_ array: NDArray, _ record: RecordedArray) -> String? {
    if array.shape != record.shape { return "shape \(array.shape), numpy \(record.shape)" }
    if array.dtypeName != record.dtype { return "dtype \(array.dtypeName), numpy \(record.dtype)" }
    if let wanted = record.objects {
      let isEqual = zip(array.scalars(), wanted).allSatisfy { $0.repr == $1.repr }
      return isEqual ? textDifference(array, record) : "gave \(array.repr()), numpy \(wanted)"
    }
    let packed = array.copied()
    let raw = UnsafeRawBufferPointer(
      start: packed.storage.base + packed.offset * packed.dtype.size,
      count: packed.count * packed.dtype.size)
    if let hash = record.hash {
      try? packed.assign([.array(try NDArray.apply(.isnan, .array(packed)))], .float(.nan))
      return fingerprint(raw) == hash ? nil : "other bits than numpy's \(record.shape)"
    }
    if let text = bitDifference(packed, raw, record.bytes!) { return text }
    return textDifference(array, record)
  }

  private func textDifference(_ array: NDArray, _ record: RecordedArray) -> String? {
    if ulp > 0 || relative > 0 { return nil }
    let repr = record.isScalar ? array.scalarRepr() : array.repr()
    if let wanted = record.repr, wanted != repr { return "prints\n\(repr)\nnumpy\n\(wanted)" }
    let str = record.isScalar ? array.scalarStr() : array.str()
    if let wanted = record.str, wanted != str { return "str\n\(str)\nnumpy\n\(wanted)" }
    return nil
  }

  private func bitDifference(_ array: NDArray, _ raw: UnsafeRawBufferPointer, _ wanted: [UInt8])
    -> String?
  {
    if raw.elementsEqual(wanted) { return nil }
    let record = NDArray(uninitialized: array.shape, array.dtype)
    wanted.withUnsafeBytes {
      record.storage.base.copyMemory(from: $0.baseAddress!, byteCount: wanted.count)
    }
    for (i, (mine, theirs)) in zip(array.scalars(), record.scalars()).enumerated() {
      if case .float(let x) = mine, case .float(let y) = theirs {
        if x.bitPattern == y.bitPattern || (x.isNaN && y.isNaN) { continue }
        let unit = array.dtype == .float32 ? Double(Float(y).ulp) : y.ulp
        if (ulp > 0 || relative > 0) && isClose(x, y, unit) { continue }
      } else if mine.equals(theirs) || mine.repr == theirs.repr {
        continue
      }
      return "element \(i) is \(mine.repr), numpy \(theirs.repr)"
    }
    return nil
  }

  private func fingerprint(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

/// Checks all cases of a fixture file against `run`.
func check(
  _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
  _ run: (Case) throws -> Answer = CaseRunner.run
) throws {
  var failures = 0
  let cases = try CaseFile.read(name)
  let known = try CaseFile.knownDifferences(name)
  for (place, item) in cases.enumerated() {
    let found = item.difference(from: run)
    if known.contains(place) {
      #expect(found != nil, "case \(name) \(place) is mended: take it off the list")
      continue
    }
    guard let difference = found else { continue }
    failures += 1
    if failures <= 40 {
      Issue.record(
        "\(name) \(place) \(item.operation): \(difference)\n  in \(item.source)",
        sourceLocation: sourceLocation)
    }
  }
  #expect(
    failures == 0, "\(failures) of \(cases.count) cases differ", sourceLocation: sourceLocation)
}
