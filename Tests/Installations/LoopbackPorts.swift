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
    guard let socket = LoopbackSocket() else { return false }
    return socket.bind(to: port)
  }
}
