import Foundation
import Interpreter
import Search

/// The bar of a search on standard error: best value, trials, time left.
///
/// On a terminal one line that is drawn again; elsewhere a line every tenth of the way.
struct OptunaProgress {
  private let limit: Int?
  private let timeout: Double?
  private let vm: Interpreter
  private let isTerminal = isatty(2) == 1
  private var drawn = -1.0
  private var tenths = 0
  private var last = ""

  init(limit: Int?, timeout: Double?, _ vm: Interpreter) {
    self.limit = limit
    self.timeout = timeout
    self.vm = vm
  }

  mutating func update(done: Int, elapsed: Double, _ study: Study) {
    let share = limit.map { Double(done) / Double(max(1, $0)) } ?? min(1, elapsed / (timeout ?? 1))
    last = text(done, elapsed, share, study)
    if isTerminal {
      guard elapsed - drawn >= 0.1 || share >= 1 else { return }
      drawn = elapsed
      OptunaLogging.write("\r\u{1B}[K\(last)", vm)
    } else if Int(share * 10) > tenths {
      tenths = Int(share * 10)
      OptunaLogging.write(last + "\n", vm)
    }
  }

  private func text(_ done: Int, _ elapsed: Double, _ share: Double, _ study: Study) -> String {
    var head = ""
    if !study.isMultiObjective, let best = try? study.bestTrial {
      head = "Best trial: \(best.number). Best value: \(String(format: "%.6g", best.values![0])): "
    }
    let full = Int(share * 10)
    let bar = String(repeating: "█", count: full) + String(repeating: " ", count: 10 - full)
    let left = share > 0 ? elapsed / share - elapsed : 0
    let count = limit.map { "\(done)/\($0)" } ?? "\(done)"
    let pace = String(format: "%.2f", Double(done) / max(elapsed, 1e-9))
    return head + "\(String(format: "%3.0f", share * 100))%|\(bar)| \(count) "
      + "[\(clock(elapsed))<\(clock(left)), \(pace) trials/s]"
  }

  private func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    let minutes = String(format: "%02d:%02d", whole / 60 % 60, whole % 60)
    return whole >= 3600 ? "\(whole / 3600):\(minutes)" : minutes
  }

  func close() {
    if isTerminal && !last.isEmpty { OptunaLogging.write("\r\u{1B}[K\(last)\n", vm) }
  }
}
