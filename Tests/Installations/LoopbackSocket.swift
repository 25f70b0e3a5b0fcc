import Foundation

/// A TCP socket on 127.0.0.1, closed when it goes.
public struct LoopbackSocket: ~Copyable {
  public let descriptor: Int32

  /// Nil when there is none left.
  public init?() {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Whether a server took the connection.
  public func connect(to port: UInt16) -> Bool { Self.with(port) { Foundation.connect(descriptor, $0, $1) == 0 } }

  /// Whether the port was free.
  public func bind(to port: UInt16) -> Bool { Self.with(port) { Foundation.bind(descriptor, $0, $1) == 0 } }

  private static func with<Result>(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
