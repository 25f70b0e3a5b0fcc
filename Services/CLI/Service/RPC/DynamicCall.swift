import Contracts
import Foundation
import Inspection
import Messages
import RPCCore

/// A method of a server that is known by its reflection alone.
struct DynamicCall: Sendable {
  let method: Method
  private let schema: MethodSchema
  private let transcoder: JSONTranscoder

  /// Finds a method by `package.Service/Method` (a dot before the method will do).
  init(_ name: String, reflection: ReflectionClient) async throws {
    guard let split = name.lastIndex(of: "/") ?? name.lastIndex(of: ".") else {
      throw CommandError(.usage, "“\(name)” is not of the form package.Service/Method.")
    }
    let service = String(name[..<split])
    let pool = try await reflection.pool(declaring: service)
    guard let schema = pool.service(service)?.method(named: String(name[name.index(after: split)...])) else {
      throw CommandError(.notFound, "The server has no method “\(name)”; `dossier rpc list` shows what it has.")
    }
    let kind: CallKind =
      switch (schema.isClientStreaming, schema.isServerStreaming) {
      case (false, false): .unary
      case (true, false): .clientStreaming
      case (false, true): .serverStreaming
      case (true, true): .bidirectional
      }
    method = Method(service: service, name: schema.name, kind: kind)
    self.schema = schema
    // The server's own files first; the standard details of errors are seldom among them.
    transcoder = JSONTranscoder(SchemaPool(files: pool.files + [Google.Rpc.errorDetailsFile]))
  }

  func request(_ json: String) throws -> Bytes {
    do {
      return try transcoder.binary(fromJSON: json, type: schema.requestType)
    } catch { throw CommandError(.usage, "The request is not a \(schema.requestType). \(error)") }
  }

  func response(_ bytes: Bytes, pretty: Bool) throws -> String {
    try transcoder.json(fromBinary: bytes, type: schema.responseType, options: .init(isPretty: pretty))
  }

  /// An error's details as JSON, one each; those of a type that the server does not tell are base64.
  func details(of error: RPCError, pretty: Bool) -> [String] {
    guard !error.details.isEmpty, let status = try? Google.Rpc.Status(serialized: error.details) else { return [] }
    return status.details.map { detail in
      let known = try? transcoder.json(
        fromBinary: detail.serialized(), type: "google.protobuf.Any", options: .init(isPretty: pretty))
      return known
        ?? JSONLine.with {
          $0.add("@type", detail.typeUrl)
          $0.add("value", Data(detail.value).base64EncodedString())
        }.text
    }
  }
}
