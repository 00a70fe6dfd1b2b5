/// A grid of terminal cells with two by four dots each, and characters over them.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var characters: [Character?]
  private var inks: [Ink?]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = [UInt8](repeating: 0, count: columns * rows)
    characters = [Character?](repeating: nil, count: columns * rows)
    inks = [Ink?](repeating: nil, count: columns * rows)
  }

  var width: Int { columns * 2 }
  var height: Int { rows * 4 }

  mutating func dot(_ x: Int, _ y: Int, _ ink: Ink) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    let bits: [UInt8] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
    let cell = (y / 4) * columns + x / 2
    dots[cell] |= bits[(x % 2) * 4 + y % 4]
    inks[cell] = ink
  }

  mutating func character(_ character: Character, column: Int, row: Int, _ ink: Ink) {
    guard column >= 0, row >= 0, column < columns, row < rows else { return }
    characters[row * columns + column] = character
    inks[row * columns + column] = ink
  }

  /// Bresenham's line; `pattern` skips dots for dashes.
  mutating func line(from a: (Int, Int), to b: (Int, Int), _ ink: Ink, every step: Int = 1) {
    let (dx, dy) = (abs(b.0 - a.0), -abs(b.1 - a.1))
    let (sx, sy) = (a.0 < b.0 ? 1 : -1, a.1 < b.1 ? 1 : -1)
    var (x, y, error, count) = (a.0, a.1, dx + dy, 0)
    while true {
      if count % step == 0 { dot(x, y, ink) }
      if x == b.0, y == b.1 { return }
      count += 1
      let doubled = 2 * error
      if doubled >= dy { (error, x) = (error + dy, x + sx) }
      if doubled <= dx { (error, y) = (error + dx, y + sy) }
    }
  }

  func row(_ row: Int) -> [TerminalText.Cell] {
    (0..<columns).map { column in
      let cell = row * columns + column
      if let character = characters[cell] {
        return TerminalText.Cell(character: character, ink: inks[cell])
      }
      guard dots[cell] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[cell])) else {
        return TerminalText.Cell(character: " ", ink: nil)
      }
      return TerminalText.Cell(character: Character(scalar), ink: inks[cell])
    }
  }
}
