import Commands

#if canImport(Glibc)
  import Glibc
#endif

@main struct Main {
  static func main() {
    reuseMemory()
    Mnb.start()
  }

  /// Keeps freed memory for the next array. Scripts make and drop tables all the time, and pages
  /// that are handed back to the system have to be cleared when they come again: that was a tenth
  /// of an experiment's time.
  private static func reuseMemory() {
    #if canImport(Glibc)
      // Swift's view of the C library leaves malloc.h out.
      typealias SetOption = @convention(c) (Int32, Int32) -> Int32
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let setOption = unsafeBitCast(symbol, to: SetOption.self)
      let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
      _ = setOption(mapThreshold, 1 << 30)
      _ = setOption(trimThreshold, .max)
    #endif
  }
}
