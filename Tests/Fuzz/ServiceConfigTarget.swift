import RPCTransport

/// Service configs, which name services give.
enum ServiceConfigTarget {
  static func run(_ bytes: [UInt8]) { _ = try? ServiceConfig(json: String(decoding: bytes, as: UTF8.self)) }
}
