/// Makes programs out of others by small changes, the same ones for the same seed.
struct ProgramMutator {
  private let programs: [[Substring]]
  private let lines: [Substring]
  private var random: SplitMix

  /// A small generator of random numbers with a fixed sequence.
  struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces: [String] = """
    0 1 -1 2**70 1.5 '' 'ab' [] () {} None True x y self a b f lambda: yield return raise try: \
    finally: except: else: for in while if not and or is del global nonlocal with as class def pass \
    break continue assert [ ] ( ) { } : , . = += == < > ** // % @ & | ^ ~ << >> := * print len str int \
    list dict set tuple range sorted map zip super type object Exception __init__ __iter__ __next__ \
    __eq__ __hash__ __getattr__ __getattribute__ __set__ __class__ __dict__ __slots__ __call__ \
    __enter__ __exit__ __add__ __radd__ __repr__ append pop clear update sort keys items send throw \
    close format join split
    """.split(separator: " ").map(String.init)

  init(_ texts: [String], seed: UInt64) {
    programs = texts.map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    lines = programs.joined().filter { $0.contains { $0 != " " } }
    random = SplitMix(state: seed)
  }

  /// A part of one of the programs with a few changes in it.
  mutating func next() -> String {
    var program = programs.randomElement(using: &random) ?? []
    if program.count > 40 {
      let start = Int.random(in: 0..<(program.count - 30), using: &random)
      let head = Bool.random(using: &random) ? 10 : 0
      program = Array(program[..<head]) + program[start..<(start + 30)]
    }
    for _ in 0..<Int.random(in: 1...6, using: &random) where !program.isEmpty {
      let index = Int.random(in: 0..<program.count, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0...2:
        let other = lines.randomElement(using: &random) ?? ""
        let indent = program[index].prefix { $0 == " " }
        program.insert(indent + other.drop { $0 == " " }, at: index)
      case 3: program.remove(at: index)
      case 4: program[index] = Substring(nest(String(program[index])))
      default: program[index] = Substring(changed(program[index]))
      }
    }
    return program.joined(separator: "\n") + "\n"
  }

  /// One token replaced, inserted, dropped or exchanged.
  private mutating func changed(_ line: Substring) -> String {
    var tokens = ProgramMutator.tokens(line)
    guard !tokens.isEmpty else { return String(line) }
    let place = Int.random(in: 0..<tokens.count, using: &random)
    let piece = ProgramMutator.pieces.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<5, using: &random) {
    case 0: tokens[place] = piece
    case 1: tokens.insert(piece, at: place)
    case 2: tokens.remove(at: place)
    case 3:
      let other = ProgramMutator.tokens(lines.randomElement(using: &random) ?? "")
      tokens[place] = other.randomElement(using: &random) ?? ""
    default: tokens.swapAt(place, Int.random(in: 0..<tokens.count, using: &random))
    }
    return tokens.joined()
  }

  /// The line inside many brackets or behind many operators.
  private mutating func nest(_ line: String) -> String {
    let depth = [3, 50, 300, 3000].randomElement(using: &random) ?? 3
    let indent = line.prefix { $0 == " " }
    let (open, close) = [("(", ")"), ("[", "]"), ("-", ""), ("not ", ""), ("lambda: ", "")]
      .randomElement(using: &random)!
    return indent + String(repeating: open, count: depth) + line.dropFirst(indent.count)
      + String(repeating: close, count: depth)
  }

  private static func tokens(_ line: Substring) -> [String] {
    var result: [String] = []
    var word = ""
    for character in line {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
        continue
      }
      if !word.isEmpty { result.append(word) }
      word = ""
      result.append(String(character))
    }
    if !word.isEmpty { result.append(word) }
    return result
  }
}
