import Compression
import HTTPTypes
import Messages
import RPCCore

extension Metadata {
  /// Of HTTP, of browsers and of the protocols: no metadata.
  private static let protocolNames: Set<String> = [
    "accept", "accept-encoding", "access-control-request-headers", "access-control-request-method", "connection",
    "content-encoding", "content-length", "content-type", "date", "expect", "host", "keep-alive", "origin", "server",
    "te", "trailer", "transfer-encoding", "upgrade", "user-agent", "x-grpc-web", "x-user-agent",
  ]

  /// A request's fields without those of its protocol. A malformed binary value is refused.
  init(web fields: HTTPFields) throws(RPCError) {
    self.init(minimumCapacity: fields.count)
    for field in fields {
      let name = field.name.canonicalName
      guard !Self.isOfProtocol(name) else { continue }
      var value = field.value
      var failure: RPCError?
      value.withUTF8 { bytes in
        do throws(RPCError) {
          try unsafe addField(name: name, value: UnsafeRawBufferPointer(bytes))
        } catch {
          failure = error
        }
      }
      if let failure { throw failure }
    }
  }

  static func isOfProtocol(_ name: String) -> Bool {
    protocolNames.contains(name) || name.hasPrefix("grpc-") || name.hasPrefix("connect-") || name.hasPrefix("sec-")
  }
}

extension Metadata.Entry {
  /// The value as a header field has it.
  var fieldText: String {
    switch value {
    case .text(let text): text
    case .binary(let bytes): String(decoding: Base64.encode(bytes), as: UTF8.self)
    }
  }
}

extension HTTPFields {
  /// Adds metadata as fields. A handler's say ends where the protocol's begins.
  mutating func append(_ metadata: Metadata, prefix: String = "") {
    for entry in metadata.entries where !Metadata.isOfProtocol(entry.key) {
      guard let name = HTTPField.Name(prefix + entry.key) else { continue }
      append(HTTPField(name: name, value: entry.fieldText))
    }
  }
}

extension CallFields {
  /// Reads what a request's fields say.
  init(_ fields: HTTPFields, _ names: Names, accepted: EncodingSet) {
    if let value = fields[names.timeout] {
      timeout = names.readTimeout(value[...].utf8).map(RequestHead.Timeout.some) ?? .malformed
    }
    readEncoding(fields[names.encoding], accepted: accepted)
    if let list = fields[names.acceptedEncodings] { acceptedEncodings = EncodingSet(list: list.utf8) }
  }

  mutating func readEncoding(_ name: String?, accepted: EncodingSet) {
    guard let name, !name.isEmpty else { return }
    if let known = Encoding(name: name.utf8), accepted.contains(known) {
      encoding = known
    } else {
      unknownEncoding = name
    }
  }
}
