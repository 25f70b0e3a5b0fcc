import Logging
import Synchronization

/// Keeps what is logged.
final class LogBook: Sendable {
  struct Line: Sendable {
    let level: Logger.Level
    let message: String
    let fields: [String: String]
  }

  private let written = Mutex<[Line]>([])

  var lines: [Line] { written.withLock { $0 } }

  func logger(level: Logger.Level = .trace) -> Logger {
    Logger(label: "test") { _ in Handler(book: self, logLevel: level) }
  }

  private struct Handler: LogHandler {
    let book: LogBook
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let line = Line(
        level: event.level, message: "\(event.message)",
        fields: (event.metadata ?? [:]).mapValues { $0.description })
      book.written.withLock { $0.append(line) }
    }
  }
}
