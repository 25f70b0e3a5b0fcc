import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

/// Errors as JSON, with their details as far as their types are known.
struct ErrorForm: Sendable {
  /// The types of the served files, and of all that they import.
  let types: SchemaPool

  /// Connect's form. Source: the Connect protocol's specification, "Error-End-Stream" and "Error Codes".
  func connect(_ error: RPCError) -> Bytes {
    var writer = JSONWriter(isPretty: false)
    writeConnect(error, to: &writer)
    return writer.finish()
  }

  /// The end of a stream in Connect.
  func connectEnd(_ end: Result<Metadata, RPCError>) -> Bytes {
    var writer = JSONWriter(isPretty: false)
    writer.beginObject()
    let trailers: Metadata
    switch end {
    case .success(let metadata): trailers = metadata
    case .failure(let error):
      writer.name("error")
      writeConnect(error, to: &writer)
      trailers = error.metadata
    }
    if !trailers.isEmpty {
      writer.name("metadata")
      writer.beginObject()
      var seen = Set<String>()
      for entry in trailers.entries where seen.insert(entry.key).inserted {
        writer.name(entry.key)
        writer.beginArray()
        for value in trailers.entries where value.key == entry.key { writer.value(value.fieldText) }
        writer.endArray()
      }
      writer.endObject()
    }
    writer.endObject()
    return writer.finish()
  }

  private func writeConnect(_ error: RPCError, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("code")
    writer.value(error.code.connectName)
    if !error.message.isEmpty {
      writer.name("message")
      writer.value(error.message)
    }
    let details = details(of: error)
    if !details.isEmpty {
      writer.name("details")
      writer.beginArray()
      for detail in details {
        writer.beginObject()
        writer.name("type")
        writer.value(detail.typeName)
        writer.name("value")
        writer.value(String(decoding: Base64.encode(detail.value), as: UTF8.self))
        if let json = json(of: detail) {
          writer.name("debug")
          writer.value(json: json)
        }
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }

  /// A `google.rpc.Status` as JSON. A detail of a type that is not known is its bytes.
  func status(_ error: RPCError) -> Bytes {
    var writer = JSONWriter(isPretty: false)
    writer.beginObject()
    writer.name("code")
    writer.value(error.code.rawValue)
    writer.name("message")
    writer.value(error.message)
    writer.name("details")
    writer.beginArray()
    for detail in details(of: error) {
      if let any = json(ofAny: detail) {
        writer.value(json: any)
        continue
      }
      writer.beginObject()
      writer.name("@type")
      writer.value(detail.typeURL)
      writer.name("value")
      writer.value(detail.value.base64)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.finish()
  }

  // MARK: - Details

  /// A `google.protobuf.Any` of a `google.rpc.Status`.
  private struct Detail {
    var typeURL = ""
    var value = Bytes()

    var typeName: String { typeURL.lastIndex(of: "/").map { String(typeURL[typeURL.index(after: $0)...]) } ?? typeURL }
  }

  /// None where the handler gave bytes that are no `google.rpc.Status`.
  private func details(of error: RPCError) -> [Detail] {
    var details: [Detail] = []
    var status = WireReader(error.details)
    while let field = try? status.next() {
      guard field.number == 3, let bytes = field.value.bytes else { continue }
      var detail = Detail()
      var reader = WireReader(bytes)
      while let part = try? reader.next() {
        switch part.number {
        case 1: detail.typeURL = part.value.text ?? ""
        case 2: detail.value = part.value.bytes ?? []
        default: break
        }
      }
      if !detail.typeURL.isEmpty { details.append(detail) }
    }
    return details
  }

  private func json(ofAny detail: Detail) -> Bytes? {
    guard types.message(detail.typeName) != nil else { return nil }
    let any = Google.Protobuf.AnyMessage(typeUrl: detail.typeURL, value: detail.value)
    return try? any.jsonBytes(types: types)
  }

  private func json(of detail: Detail) -> Bytes? {
    guard let schema = types.message(detail.typeName) else { return nil }
    return try? JSONTranscoder(types).json(detail.value, schema, JSONEncodingOptions())
  }
}

extension StatusCode {
  /// As Connect names it.
  var connectName: String {
    switch self {
    // Connect spells it with one l.
    case .cancelled: "canceled"
    default: description.lowercased()
    }
  }
}

extension HTTPReply {
  init(status: Int, contentType: String, body: Bytes) {
    var head = HTTPResponse(status: .init(code: status))
    head.headerFields[.contentType] = contentType
    self.init(head: head, body: .bytes(body))
  }
}
