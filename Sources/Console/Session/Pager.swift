import Glibc

/// Shows long text a page at a time with `$PAGER`, or `less`.
enum Pager {
  /// Returns false where no pager could be started; then the caller prints the text.
  static func show(_ text: String) -> Bool {
    let command = getenv("PAGER").map { String(cString: $0) } ?? "less -RFXS"
    guard !command.isEmpty, isInstalled(command) else { return false }
    // The pager ends before its input does when the user leaves it early.
    let previous = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, previous) }
    guard let pipe = popen(command, "w") else { return false }
    fputs(text.hasSuffix("\n") ? text : text + "\n", pipe)
    pclose(pipe)
    return true
  }

  private static func isInstalled(_ command: String) -> Bool {
    let program = command.split(separator: " ").first.map(String.init) ?? ""
    if program.contains("/") { return access(program, X_OK) == 0 }
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return folders.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
