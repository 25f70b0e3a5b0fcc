import Contracts
import Messages

/// Messages: the first byte chooses the type. What is read is written and read again, and is the same.
enum MessageTarget {
  /// What is done with the bytes of one type's messages.
  private struct Kind: Sendable {
    let runBinary: @Sendable (Bytes) -> Void
    let runJSON: @Sendable (Bytes) -> Void

    init<M: Message>(_ type: M.Type) {
      runBinary = { MessageTarget.runBinary(type, $0) }
      runJSON = { MessageTarget.runJSON(type, $0) }
    }
  }

  private static let kinds: [Kind] = [
    Kind(Google.Protobuf.Struct.self), Kind(Google.Protobuf.Value.self), Kind(Google.Protobuf.Timestamp.self),
    Kind(Google.Protobuf.Duration.self), Kind(Google.Protobuf.FieldMask.self), Kind(Google.Protobuf.BytesValue.self),
    Kind(Google.Protobuf.DoubleValue.self), Kind(Google.Rpc.Status.self), Kind(Dossier.Api.V1.Document.self),
    Kind(Dossier.Api.V1.SearchRequest.self), Kind(Dossier.Api.V1.SearchResponse.self),
    Kind(Dossier.Nlp.V1.EmbedResponse.self), Kind(Dossier.Vision.V1.RecognizeTextResponse.self),
  ]

  static func runBinary(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    kinds[Int(first) % kinds.count].runBinary(Bytes(bytes.dropFirst()))
  }

  static func runJSON(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    kinds[Int(first) % kinds.count].runJSON(Bytes(bytes.dropFirst()))
  }

  private static func runBinary<M: Message>(_: M.Type, _ bytes: Bytes) {
    guard let message = try? M(serialized: bytes) else { return }
    guard let written = try? message.serialized(), let again = try? M(serialized: written) else {
      return require(false, "what was read can be written and read")
    }
    // Not by ==, for which a NaN is not itself.
    require((try? again.serialized()) == written, "a message survives the wire format")
    guard let json = try? message.jsonBytes() else { return }
    require((try? M(json: json)) != nil, "the JSON of a message can be read")
  }

  private static func runJSON<M: Message>(_: M.Type, _ bytes: Bytes) {
    guard let message = try? M(json: bytes) else { return }
    guard let written = try? message.serialized(), let again = try? M(serialized: written) else {
      return require(false, "what was read from JSON can be written and read")
    }
    require((try? again.serialized()) == written, "a message of JSON survives the wire format")
    if let json = try? message.jsonBytes() {
      require((try? M(json: json)).flatMap { try? $0.serialized() } == written, "a message survives JSON")
    }
  }
}
