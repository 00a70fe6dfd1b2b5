import BigInt

/// Products of long natural numbers as arrays of words, least significant first: by hand for short
/// ones, else by Karatsuba's method (Knuth, "The Art of Computer Programming", volume 2, 4.3.3).
struct LongProduct {
  /// Words below which multiplying by hand is quicker.
  private static let shortest = 36
  /// Words from which on the interpreter is asked whether to stop: a tenth of a millisecond.
  private static let polled = 512

  typealias Words = UnsafeMutablePointer<UInt>
  private let vm: Interpreter

  /// - Complexity: O(n^1.58) for equal lengths.
  static func multiply(
    _ x: BigUInt, _ y: BigUInt, _ vm: Interpreter
  ) throws(Raised) -> BigUInt {
    var (long, short) = (Array(x.words), Array(y.words))
    if long.count < short.count { swap(&long, &short) }
    let n = short.count
    if n == 0 { return 0 }
    // A multiple of the shorter one's length.
    let chunks = (long.count + n - 1) / n
    long.append(contentsOf: repeatElement(0, count: chunks * n - long.count))
    let result = Words.allocate(capacity: (chunks + 1) * n)
    let part = Words.allocate(capacity: 2 * n)
    let scratch = Words.allocate(capacity: 8 * n + 1024)
    let (a, b) = (Words.allocate(capacity: long.count), Words.allocate(capacity: n))
    defer { for words in [result, part, scratch, a, b] { words.deallocate() } }
    a.initialize(from: long, count: long.count)
    b.initialize(from: short, count: n)
    result.initialize(repeating: 0, count: (chunks + 1) * n)
    let product = LongProduct(vm: vm)
    for chunk in 0..<chunks {
      try product.multiply(a + chunk * n, b, n, into: part, scratch)
      add(part, 2 * n, to: result + chunk * n)
    }
    return BigUInt(words: Array(UnsafeBufferPointer(start: result, count: (chunks + 1) * n)))
  }

  /// `result`, of 2n words, becomes the product of two numbers of n words.
  private func multiply(
    _ a: Words, _ b: Words, _ n: Int, into result: Words, _ scratch: Words
  ) throws(Raised) {
    if n < LongProduct.shortest { return LongProduct.byHand(a, b, n, into: result) }
    if n >= LongProduct.polled { try vm.checkCancelled() }
    let low = (n + 1) / 2
    let high = n - low
    // (a0 - a1)(b0 - b1) is less work than the two products between.
    let (x, y, middle) = (scratch, scratch + low, scratch + 2 * low)
    let sum = scratch + 4 * low
    let rest = sum + 2 * low + 1
    let xIsNegative = LongProduct.difference(a, low, a + low, high, into: x)
    let yIsNegative = LongProduct.difference(b, low, b + low, high, into: y)
    try multiply(x, y, low, into: middle, rest)
    try multiply(a, b, low, into: result, rest)
    try multiply(a + low, b + low, high, into: result + 2 * low, rest)
    sum.update(from: result, count: 2 * low)
    sum[2 * low] = 0
    LongProduct.add(result + 2 * low, 2 * high, to: sum)
    if xIsNegative == yIsNegative {
      LongProduct.subtract(middle, 2 * low, from: sum)
    } else {
      LongProduct.add(middle, 2 * low, to: sum)
    }
    // The sum's last word may lie beyond the result where it is 0.
    let room = 2 * n - low
    LongProduct.add(sum, min(2 * low + 1, room), to: result + low)
  }

  private static func byHand(_ a: Words, _ b: Words, _ n: Int, into result: Words) {
    for i in 0..<(2 * n) { result[i] = 0 }
    for i in 0..<n {
      let factor = b[i]
      if factor == 0 { continue }
      let row = result + i
      var carry: UInt = 0
      for j in 0..<n {
        let (high, low) = a[j].multipliedFullWidth(by: factor)
        let (first, overflow) = low.addingReportingOverflow(carry)
        let (second, more) = row[j].addingReportingOverflow(first)
        row[j] = second
        carry = high &+ (overflow ? 1 : 0) &+ (more ? 1 : 0)
      }
      row[n] = carry
    }
  }

  /// `target += number`; the carry goes as far as it has to.
  private static func add(_ number: Words, _ count: Int, to target: Words) {
    var carry: UInt = 0
    for i in 0..<count {
      let (first, overflow) = target[i].addingReportingOverflow(number[i])
      let (second, more) = first.addingReportingOverflow(carry)
      target[i] = second
      carry = overflow || more ? 1 : 0
    }
    var i = count
    while carry != 0 {
      let (sum, overflow) = target[i].addingReportingOverflow(1)
      target[i] = sum
      carry = overflow ? 1 : 0
      i += 1
    }
  }

  /// `target -= number`, which is not greater.
  private static func subtract(_ number: Words, _ count: Int, from target: Words) {
    var borrow: UInt = 0
    for i in 0..<count {
      let (first, overflow) = target[i].subtractingReportingOverflow(number[i])
      let (second, more) = first.subtractingReportingOverflow(borrow)
      target[i] = second
      borrow = overflow || more ? 1 : 0
    }
    var i = count
    while borrow != 0 {
      let (rest, overflow) = target[i].subtractingReportingOverflow(1)
      target[i] = rest
      borrow = overflow ? 1 : 0
      i += 1
    }
  }

  /// `|a - b|` in as many words as `a` has, which are at least as many as those of `b`; true where
  /// the difference is negative.
  private static func difference(
    _ a: Words, _ count: Int, _ b: Words, _ shorter: Int, into result: Words
  ) -> Bool {
    var isNegative = false
    var i = count
    while i > 0 {
      i -= 1
      let other = i < shorter ? b[i] : 0
      if a[i] != other {
        isNegative = a[i] < other
        break
      }
    }
    var borrow: UInt = 0
    for i in 0..<count {
      let other = i < shorter ? b[i] : 0
      let (left, right) = isNegative ? (other, a[i]) : (a[i], other)
      let (first, overflow) = left.subtractingReportingOverflow(right)
      let (second, more) = first.subtractingReportingOverflow(borrow)
      result[i] = second
      borrow = overflow || more ? 1 : 0
    }
    return isNegative
  }
}
