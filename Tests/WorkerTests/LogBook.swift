import Logging
import Synchronization

/// Writes down what is logged.
final class LogBook: Sendable {
  private let written = Mutex<[String]>([])
  private let lines: AsyncStream<String>
  private let line: AsyncStream<String>.Continuation

  init() { (lines, line) = AsyncStream.makeStream() }

  var messages: [String] { written.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(book: self) } }

  /// Waits until a message is there; for one reader.
  func wait(for message: String) async {
    for await line in lines where line == message { return }
  }

  private func write(_ message: String) {
    written.withLock { $0.append(message) }
    line.yield(message)
  }

  private struct Handler: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { book.write(event.message.description) }
  }
}
