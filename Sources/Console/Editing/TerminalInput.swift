import CLibEdit
import Glibc

/// Reads characters from the terminal so that no Ctrl-C is lost.
///
/// libedit notices an interrupt only while it waits in `read`: one that comes while it draws the
/// line would be forgotten. Here the signal is let in only while waiting, in one step with it, and
/// one that came before is noticed first.
enum TerminalInput {
  /// As libedit wants it: 1 for a character, 0 at the end, -1 with `errno` EINTR when interrupted.
  static func read(
    into out: UnsafeMutablePointer<wchar_t>, isInterrupted: () -> Bool
  ) -> Int32 {
    var interrupt = sigset_t()
    var outside = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_BLOCK, &interrupt, &outside)
    defer { pthread_sigmask(SIG_SETMASK, &outside, nil) }
    var first: UInt8 = 0
    let count = readByte(&first, outside, isInterrupted)
    guard count == 1 else { return count }
    var bytes = [first]
    for _ in 1..<max(1, length(first)) {
      var next: UInt8 = 0
      guard readByte(&next, outside, isInterrupted) == 1 else { break }
      bytes.append(next)
    }
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    out.pointee = wchar_t(bitPattern: (scalar ?? "\u{FFFD}").value)
    return 1
  }

  /// Bytes of the UTF-8 sequence that a byte begins.
  private static func length(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// - Parameter outside: the signal mask while waiting.
  private static func readByte(
    _ byte: inout UInt8, _ outside: sigset_t, _ isInterrupted: () -> Bool
  ) -> Int32 {
    var outside = outside
    repeat {
      if isInterrupted() {
        errno = EINTR
        return -1
      }
      // Also ends without a key when the program was stopped and goes on.
    } while mnb_wait_for_key(&outside) < 0 && errno == EINTR
    return Int32(Glibc.read(STDIN_FILENO, &byte, 1))
  }
}
