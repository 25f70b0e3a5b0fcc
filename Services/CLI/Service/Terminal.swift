import Foundation

/// Where the command's output goes, and what can be shown there.
struct Terminal: Sendable {
  /// Whether a person watches standard output.
  let interactive: Bool
  /// Whether to use colours: on a terminal, unless `NO_COLOR` is set (no-color.org).
  let colours: Bool
  /// In character cells.
  let width: Int
  private let output: FileHandle
  private let errors: FileHandle

  /// A terminal, or something that takes lines in its place.
  init(
    interactive: Bool, colours: Bool, width: Int, output: FileHandle = .standardOutput,
    errors: FileHandle = .standardError
  ) {
    self.interactive = interactive
    self.colours = colours
    self.width = width
    self.output = output
    self.errors = errors
  }

  /// The process's own.
  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let interactive = isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
    var size = winsize()
    let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    self.init(
      interactive: interactive, colours: interactive && environment["NO_COLOR"] == nil,
      width: known ? Int(size.ws_col) : environment["COLUMNS"].flatMap(Int.init) ?? 80)
  }

  /// A line on standard output.
  func write(_ line: String) { output.write(Data((line + "\n").utf8)) }

  /// Text on standard output, as it is.
  func raw(_ text: String) { output.write(Data(text.utf8)) }

  /// A line on standard error.
  func warn(_ line: String) { errors.write(Data((line + "\n").utf8)) }

  func bold(_ text: String) -> String { colours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func dim(_ text: String) -> String { colours ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func green(_ text: String) -> String { colours ? "\u{1B}[32m\(text)\u{1B}[0m" : text }
  func red(_ text: String) -> String { colours ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
  func yellow(_ text: String) -> String { colours ? "\u{1B}[33m\(text)\u{1B}[0m" : text }

  /// Text from elsewhere without control characters, which could drive the terminal.
  static func safe(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let control = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      safe.append(control ? " " : scalar)
    }
    return String(safe)
  }

  /// The same for text of several lines.
  static func safeLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { safe(String($0)) }.joined(separator: "\n")
  }

  /// Text cut to a number of characters, its end marked.
  static func fit(_ text: String, _ width: Int) -> String {
    guard text.count > width else { return text + String(repeating: " ", count: width - text.count) }
    return width < 2 ? String(text.prefix(width)) : text.prefix(width - 1) + "…"
  }
}
