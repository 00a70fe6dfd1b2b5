import Commands

@main struct Main {
  static func main() { Mnb.start() }
}
