@preconcurrency import Dispatch
import Foundation

/// When a service is told to end: by SIGTERM, by SIGINT, or by the death of the supervisor that started it.
public final class TerminationSignal: Sendable {
  private let stream: AsyncStream<String>
  private let sources: [any DispatchSourceProtocol]

  /// - Parameter supervised: A supervisor ends its services in order: Ctrl-C reaches it alone, and its death shows as
  ///   the end of standard input.
  public init(supervised: Bool) {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(1))
    self.stream = stream
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)
    var sources: [any DispatchSourceProtocol] = (supervised ? [SIGTERM] : [SIGTERM, SIGINT]).map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield(number == SIGTERM ? "SIGTERM" : "SIGINT") }
      source.resume()
      return source
    }
    if supervised {
      let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
      source.setEventHandler {
        var byte: UInt8 = 0
        guard read(STDIN_FILENO, &byte, 1) <= 0 else { return }
        // Readable for ever from here on: once is enough.
        source.suspend()
        continuation.yield("the supervisor's end")
      }
      source.resume()
      sources.append(source)
    }
    self.sources = sources
  }

  /// Waits for it, and says what it was.
  public func wait() async -> String { await stream.first { _ in true } ?? "cancellation" }
}
