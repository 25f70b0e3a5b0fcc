import Foundation
import Installations

/// Asks a service on this machine whether it lives, as soon as it can be asked.
struct Probe {
  let port: UInt16

  /// The time until `/livez` answers 200, tried every half millisecond; nil when it did not within the limit.
  func firstAnswer(since start: ContinuousClock.Instant, within limit: Duration) async -> Duration? {
    while ContinuousClock.now - start < limit {
      if isLive() { return ContinuousClock.now - start }
      try? await ContinuousClock().sleep(for: .microseconds(500), tolerance: .zero)
    }
    return nil
  }

  private func isLive() -> Bool {
    guard let socket = LoopbackSocket(), socket.connect(to: port) else { return false }
    let request = Array("GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
    guard send(socket.descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return false }
    var answer = [UInt8](repeating: 0, count: 64)
    let count = recv(socket.descriptor, &answer, answer.count, 0)
    return count > 0 && String(decoding: answer.prefix(count), as: UTF8.self).hasPrefix("HTTP/1.1 200")
  }
}
