import Messages
import RPCCore

/// What a server says about itself: the answers of reflection, whichever version of the protocol asks.
struct ReflectionIndex: Sendable {
  let pool: SchemaPool
  /// The services that are served, which may be fewer than the files declare.
  let services: [String]

  /// Why there is no answer.
  struct Missing: Error {
    let code: StatusCode
    let message: String
  }

  /// A file and all that it imports, so that a client needs to ask once.
  func file(named name: String) throws(Missing) -> [Bytes] {
    guard let file = pool.file(named: name) else {
      throw Missing(code: .notFound, message: "There is no file \(name.prefix(200)).")
    }
    return closure(of: file)
  }

  /// The file that declares a symbol, and all that it imports.
  func file(declaring symbol: String) throws(Missing) -> [Bytes] {
    // Some clients write names as the protobuf libraries do inside, with a dot before them.
    let name = symbol.hasPrefix(".") ? String(symbol.dropFirst()) : symbol
    guard let file = pool.file(declaring: name) else {
      throw Missing(code: .notFound, message: "There is no symbol \(symbol.prefix(200)).")
    }
    return closure(of: file)
  }

  /// proto3 files declare no extensions: a known type has none.
  func extensions(of type: String) throws(Missing) -> [Int32] {
    guard pool.message(type) != nil else {
      throw Missing(code: .notFound, message: "There is no message type \(type.prefix(200)).")
    }
    return []
  }

  /// Asked for first and followed by its imports: clients take the first file as the answer.
  private func closure(of file: FileSchema) -> [Bytes] {
    pool.closure(of: file).reversed().map(\.serialized)
  }
}
