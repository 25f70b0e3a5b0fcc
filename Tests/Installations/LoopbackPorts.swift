import Foundation
import Synchronization

/// Free ports on this machine, each given out once.
public struct LoopbackPorts: ~Copyable {
  private let taken = Mutex<Set<UInt16>>([])

  public init() {}

  /// A port that nothing listens on now.
  ///
  /// Below the range that the kernel takes ports for outgoing connections from, so that none of those gets it before
  /// the server that it is for.
  public func next() throws -> UInt16 {
    for _ in 0..<1000 {
      let port = UInt16.random(in: 15_000..<32_000)
      let new = taken.withLock { $0.insert(port).inserted }
      if new, Self.isFree(port) { return port }
    }
    throw MissingFile("No port is free on 127.0.0.1.")
  }

  private static func isFree(_ port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
