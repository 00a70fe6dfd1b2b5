import Interpreter
import Syntax

extension ReplCommand {
  static let timingCommands: [ReplCommand] = [
    ReplCommand(
      name: "time", arguments: "CODE", summary: "runs code once and says how long it took",
      completes: .code
    ) { (repl, text) throws(CommandError) in
      guard !text.isEmpty else { throw CommandError("time: give the code to run") }
      let clock = ContinuousClock()
      let start = clock.now
      let outcome = repl.session.run(entry: text + "\n")
      if case .left(let code) = outcome { return code }
      repl.session.say("\(Duration.text(seconds: (clock.now - start).seconds))\n")
      return nil
    },
    ReplCommand(
      name: "timeit", arguments: "CODE", summary: "runs code many times; the best and the mean",
      completes: .code
    ) { (repl, text) throws(CommandError) in
      guard !text.isEmpty else { throw CommandError("timeit: give the code to run") }
      return try timeit(repl.session, text)
    },
  ]

  /// Seven measurements, each of as many runs as take about 0.1 s.
  private static func timeit(_ session: ReplSession, _ code: String) throws(CommandError) -> Int32?
  {
    func measure(_ count: Int) throws(CommandError) -> Double {
      let loop = "for _timeit_round in range(\(count)):\n    \(indented(code))\n"
      let clock = ContinuousClock()
      let start = clock.now
      switch session.run(SourceFile(name: "<timeit>", text: loop), mode: .script) {
      case .succeeded: return (clock.now - start).seconds / Double(count)
      case .failed: throw CommandError("")
      case .interrupted: throw CommandError("")
      case .left: throw CommandError("timeit: the code ended the program")
      }
    }
    var count = 1
    var once = try measure(1)
    while once * Double(count) < 0.1, count < 100_000_000 {
      count *= once * Double(count) < 0.01 ? 10 : 2
      once = try measure(count)
    }
    var measured = [once]
    for _ in 0..<6 { measured.append(try measure(count)) }
    let mean = measured.reduce(0, +) / Double(measured.count)
    session.say(
      "\(Duration.text(seconds: measured.min()!)) best, \(Duration.text(seconds: mean)) mean "
        + "of 7 measurements of \(count) runs\n")
    return nil
  }

  private static func indented(_ code: String) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  /// Three digits with a fitting unit: `1.23 s`, `45.6 ms`, `789 ns`.
  static func text(seconds: Double) -> String {
    let units: [(Double, String)] = [(1, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")]
    let unit = units.first { seconds >= $0.0 } ?? units[3]
    let scaled = seconds / unit.0
    let digits = scaled >= 100 ? 1.0 : scaled >= 10 ? 10.0 : 100.0
    let rounded = (scaled * digits).rounded() / digits
    let whole = rounded == rounded.rounded() && digits == 1
    return (whole ? "\(Int(rounded))" : "\(rounded)") + " " + unit.1
  }
}
