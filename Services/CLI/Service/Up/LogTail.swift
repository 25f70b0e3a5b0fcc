import Foundation
import ServiceKit

/// Shows what a service's log grows by.
struct LogTail: Sendable {
  /// Bytes of a line; a longer one is shown in parts.
  private static let lineLimit = 1 << 16

  let service: ServiceName
  let file: URL
  let report: UpReport

  /// Follows until the task is cancelled.
  func follow() async {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return }
    defer { try? handle.close() }
    var position = (try? handle.seekToEnd()) ?? 0
    var rest = Data()
    while !Task.isCancelled {
      // Emptied meanwhile, as it was over its limit.
      if let end = try? handle.seekToEnd(), end < position { position = 0 }
      try? handle.seek(toOffset: position)
      while let part = try? handle.read(upToCount: Self.lineLimit), !part.isEmpty {
        position += UInt64(part.count)
        rest += part
        while let end = rest.firstIndex(of: 0x0A) {
          report.log(service, String(decoding: rest[..<end], as: UTF8.self))
          rest = Data(rest[rest.index(after: end)...])
        }
        if rest.count >= Self.lineLimit {
          report.log(service, String(decoding: rest, as: UTF8.self))
          rest = Data()
        }
      }
      try? await Task.sleep(for: .milliseconds(200))
    }
  }
}
