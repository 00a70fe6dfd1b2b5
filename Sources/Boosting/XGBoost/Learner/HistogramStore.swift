/// Histograms of one size that nodes borrow.
final class HistogramStore<Element: BitwiseCopyable> {
  private let size: Int
  private var free: [UnsafeMutablePointer<Element>] = []
  private var all: [UnsafeMutablePointer<Element>] = []

  init(size: Int) { self.size = size }

  deinit {
    for histogram in all { histogram.deallocate() }
  }

  func take() -> UnsafeMutablePointer<Element> {
    if let last = free.popLast() { return last }
    let made = UnsafeMutablePointer<Element>.allocate(capacity: max(1, size))
    all.append(made)
    return made
  }

  func give(_ histogram: UnsafeMutablePointer<Element>) { free.append(histogram) }
}
