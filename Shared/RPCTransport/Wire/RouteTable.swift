import RPCCore

/// Finds a method's handler by the bytes of its path, without making a string of them.
struct RouteTable: Sendable {
  /// A handler where the table finds it.
  final class Route: Sendable {
    let handler: MethodHandler
    let path: [UInt8]

    init(_ handler: MethodHandler) {
      self.handler = handler
      path = Array(handler.method.path.utf8)
    }
  }

  /// Open addressing; the size is a power of two and at least twice the number of routes.
  private var slots: [Route?]

  init(_ handlers: [MethodHandler]) {
    var size = 8
    while size < handlers.count * 2 { size *= 2 }
    slots = Array(repeating: nil, count: size)
    for handler in handlers {
      let route = Route(handler)
      var index = unsafe route.path.withUnsafeBytes { unsafe Self.hash($0) } & (size - 1)
      while slots[index] != nil { index = (index + 1) & (size - 1) }
      slots[index] = route
    }
  }

  func route(at path: UnsafeRawBufferPointer) -> Route? {
    var index = unsafe Self.hash(path) & (slots.count - 1)
    while let route = slots[index] {
      if unsafe route.path.count == path.count && route.path.elementsEqual(path) { return route }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a over the end of the path, where methods differ. Routes are the server's own, so that no peer can choose
  /// paths that collide in the table.
  private static func hash(_ path: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in max(0, path.count - 24)..<path.count {
      hash = unsafe (hash ^ UInt64(path[index])) &* 0x100_0000_01b3
    }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
