import Foundation

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
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard connected else { return false }
    let request = Array("GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
    guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return false }
    var answer = [UInt8](repeating: 0, count: 64)
    let count = recv(descriptor, &answer, answer.count, 0)
    return count > 0 && String(decoding: answer.prefix(count), as: UTF8.self).hasPrefix("HTTP/1.1 200")
  }
}
