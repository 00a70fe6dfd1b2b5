import Testing

@testable import Arrays

/// Digits and exponent of what Swift prints, which is the shortest decimal too.
private func parsed(_ description: String) -> (digits: UInt64, exponent: Int) {
  let parts = description.split(separator: "e")
  var exponent = parts.count > 1 ? Int(parts[1])! : 0
  var digits: UInt64 = 0
  var isFraction = false
  for byte in parts[0].utf8 where byte != UInt8(ascii: "-") {
    if byte == UInt8(ascii: ".") {
      isFraction = true
    } else {
      digits = digits * 10 + UInt64(byte - 48)
      if isFraction { exponent -= 1 }
    }
  }
  if digits == 0 { return (0, 0) }
  while digits % 10 == 0 {
    digits /= 10
    exponent += 1
  }
  return (digits, exponent)
}

private func differs(_ decimal: ShortestDecimal, _ description: String) -> Bool {
  let wanted = parsed(description)
  return decimal.digits != wanted.digits || decimal.exponent != wanted.exponent
}

@Test func `the shortest digits of random doubles and floats are Swift's own`() {
  var source = SystemRandomNumberGenerator()
  for _ in 0..<300_000 {
    let bits = source.next()
    let x = Double(bitPattern: bits)
    if x.isFinite, differs(ShortestDecimal(x), x.description) {
      Issue.record("\(x.description) of bits \(bits)")
      return
    }
    let y = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    if y.isFinite, differs(ShortestDecimal(y), y.description) {
      Issue.record("\(y.description) of bits \(y.bitPattern)")
      return
    }
    let decimal = Double(bits % 1_000_000_000) / 1e4
    if differs(ShortestDecimal(decimal), decimal.description) {
      Issue.record("\(decimal.description)")
      return
    }
  }
}

@Test func `the shortest digits of powers of two and of their neighbours are Swift's own`() {
  for exponent in -1074...1023 {
    let power = Double(sign: .plus, exponent: exponent, significand: 1)
    for x in [power, power.nextUp, power.nextDown] where x.isFinite {
      #expect(!differs(ShortestDecimal(x), x.description), "\(x.description)")
    }
  }
  for exponent in -149...127 {
    let power = Float(sign: .plus, exponent: exponent, significand: 1)
    for x in [power, power.nextUp, power.nextDown] where x.isFinite {
      #expect(!differs(ShortestDecimal(x), x.description), "\(x.description)")
    }
  }
}

@Test func `floats are laid out as Python's repr`() {
  let cases: [(Double, String)] = [
    (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (-1.5, "-1.5"), (0.1, "0.1"), (1e16, "1e+16"),
    (1e15, "1000000000000000.0"), (123456789012345680, "1.2345678901234568e+17"),
    (9007199254740992, "9007199254740992.0"), (0.0001, "0.0001"), (0.00001, "1e-05"),
    (1.5e-7, "1.5e-07"), (.leastNonzeroMagnitude, "5e-324"),
    (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    (100, "100.0"), (123.456, "123.456"), (1e22, "1e+22"), (.nan, "nan"), (.infinity, "inf"),
    (-.infinity, "-inf"), (1 / 3, "0.3333333333333333"), (12345.678e-8, "0.00012345678"),
  ]
  for (value, text) in cases {
    #expect(pythonRepr(value) == text)
    var bytes: [UInt8] = []
    appendShortest(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
  #expect(pythonRepr(Float(0.1)) == "0.1")
  #expect(pythonRepr(Float(16_777_216)) == "16777216.0")
}
