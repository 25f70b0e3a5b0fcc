import Foundation
import ServiceKit

/// Shows what a service's log grows by.
struct LogTail: Sendable {
  let service: ServiceName
  let file: URL
  let terminal: Terminal

  /// Follows until the task is cancelled.
  func follow() async {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return }
    defer { try? handle.close() }
    _ = try? handle.seekToEnd()
    var rest = ""
    while !Task.isCancelled {
      rest += String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
      while let end = rest.firstIndex(of: "\n") {
        terminal.write(Terminal.safe(String(rest[..<end])))
        rest = String(rest[rest.index(after: end)...])
      }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }
}
