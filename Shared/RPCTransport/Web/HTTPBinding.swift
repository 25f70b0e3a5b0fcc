import Messages
import RPCCore

/// A method's HTTP rule, with the fields that it names found in the method's messages.
///
/// What the path says counts: by `google/api/http.proto`, `body: "*"` maps "every field not bound by the path template",
/// so that a body which says such a field, too, is overruled (Envoy's transcoder lets the body overrule the path, if it
/// is not told to refuse such requests). A query that says a field which the message does not have, or which is the
/// body's, is refused with 400, as Envoy does unless it is told to ignore it: a misspelt filter finds nothing, rather
/// than everything.
struct HTTPBinding: Sendable {
  let method: MethodHandler
  let rule: HTTPRule
  let json: JSONForm
  /// A field for each variable of the template.
  let variables: [FieldPath]
  private let body: FieldSchema?
  /// Where the response's field is, if the answer is that alone.
  private let responseField: Int?
  /// Whether the body is no JSON, but the bytes of a `google.api.HttpBody`.
  private let isRequestRaw: Bool
  private let isResponseRaw: Bool
  let shape: CallShape

  /// Why a rule does not fit its method.
  struct Misfit: Error, CustomStringConvertible {
    let description: String
  }

  init(_ method: MethodHandler, _ rule: HTTPRule, _ json: JSONForm) throws(Misfit) {
    func misfit(_ what: String) -> Misfit {
      Misfit(description: "The HTTP rule \(rule.method) of \(method.method.path) does not fit: \(what).")
    }
    self.method = method
    self.rule = rule
    self.json = json
    let (transcoder, schema) = (json.transcoder, json.requestSchema)
    var variables: [FieldPath] = []
    for variable in rule.template.variables {
      guard let path = transcoder.field(at: variable.field, in: schema), path.isText, !path.leaf.isRepeated else {
        throw misfit("\(schema.fullName) has no field \(variable.field) that a path can say")
      }
      variables.append(path)
    }
    self.variables = variables
    if case .field(let name) = rule.body {
      guard let index = schema.index(named: name) else { throw misfit("\(schema.fullName) has no field \(name)") }
      body = schema.fields[index]
    } else {
      body = nil
    }
    if let name = rule.responseField {
      guard let index = json.responseSchema.index(named: name) else {
        throw misfit("\(json.responseSchema.fullName) has no field \(name)")
      }
      responseField = index
    } else {
      responseField = nil
    }
    isRequestRaw = rule.body == .message ? schema.isRawBody : body?.isRawBody ?? false
    isResponseRaw = responseField.map { json.responseSchema.fields[$0].isRawBody } ?? json.responseSchema.isRawBody
    let kind = method.method.kind
    // Without a body the path and the query are the one request.
    let hasOneRequest = kind.hasOneRequest || rule.body == .none
    shape = CallShape(
      request: hasOneRequest ? .whole : isRequestRaw ? .pieces : .values,
      response: kind.hasOneResponse ? .whole : isResponseRaw ? .pieces : .lines)
  }

  // MARK: - Content types

  /// Whether a body of this type may be the request's.
  func takes(_ type: CallContentType) -> Bool {
    isRequestRaw || type == .message(.json) || type == .none || type == .jsonLines && shape.request == .values
  }

  /// What bodies of requests may be.
  var contentTypes: String {
    shape.request == .values ? "application/json or application/x-ndjson" : "application/json"
  }

  /// What an answer is; nil where its first message says so.
  var responseType: String? {
    isResponseRaw ? nil : shape.response == .whole ? "application/json" : "application/x-ndjson"
  }

  // MARK: - Messages

  /// The request message, of what the path, the query and the body say.
  ///
  /// - Parameter type: The body's, where it is no JSON.
  func request(
    values: [String], query: [(name: String, value: String)], type: String = "", body content: Bytes
  ) throws(RPCError) -> Bytes {
    var message = BytesBuilder(capacity: content.count + 64)
    switch rule.body {
    case .none:
      guard content.allSatisfy(\.isSpace) else {
        throw RPCError(.invalidArgument, "\(rule.method) takes no body here.")
      }
    case .message where isRequestRaw, .field where isRequestRaw:
      RawBody(type: type, data: content).append(to: &message, field: body?.number)
    case .message:
      if !content.isEmpty { message.append(contentsOf: try json.request(content)) }
    case .field(let name):
      if !content.isEmpty, let body {
        do throws(MessageError) {
          message.append(
            contentsOf: try json.transcoder.records(of: body, in: json.requestSchema, json: content))
        } catch {
          throw RPCError(.invalidArgument, "The body is not the JSON of the field \(name). \(error)")
        }
      }
    }
    for (name, value) in query { message.append(contentsOf: try record(name, value)) }
    // Last, as what the path says counts.
    for (path, value) in zip(variables, values) {
      message.append(contentsOf: try record(path, value, "path"))
    }
    return message.finish()
  }

  private func record(_ name: String, _ value: String) throws(RPCError) -> Bytes {
    let (transcoder, schema) = (json.transcoder, json.requestSchema)
    guard let path = transcoder.field(at: name, in: schema), let first = path.fields.first else {
      throw RPCError(.invalidArgument, "\(schema.fullName) has no field \(name.prefix(64)) for the query to say.")
    }
    let isOfBody = rule.body == .message || first.number == body?.number
    guard !isOfBody, path.isText else {
      throw RPCError(.invalidArgument, "The field \(name) is for the body to say, not for the query.")
    }
    return try record(path, value, "query")
  }

  private func record(_ path: FieldPath, _ value: String, _ part: String) throws(RPCError) -> Bytes {
    do throws(MessageError) {
      return try json.transcoder.record(of: path, text: value)
    } catch {
      // The text is all of the JSON that was read: where in it something is wrong is nothing to say.
      let reason = if case .json(let what, _, _) = error.reason { "\(what)." } else { error.description }
      throw RPCError(.invalidArgument, "The \(part)'s \(path.leaf.name) is not of the field's type: \(reason)")
    }
  }

  /// What an answer that is no JSON is of a message.
  func rawResponse(_ message: Bytes) throws(RPCError) -> RawBody? {
    guard isResponseRaw else { return nil }
    var body = RawBody()
    do throws(MessageError) {
      guard let responseField else {
        try body.merge(message)
        return body
      }
      let number = json.responseSchema.fields[responseField].number
      var reader = WireReader(message)
      while let field = try reader.next() {
        if field.number == number, let bytes = field.value.bytes { try body.merge(bytes) }
      }
      return body
    } catch {
      throw RPCError(.internalError, "The response has no body. \(error)")
    }
  }

  /// The JSON that the answer is, or a line of it.
  func response(_ message: Bytes) throws(RPCError) -> Bytes {
    guard let responseField else { return try json.response(message) }
    do throws(MessageError) {
      return try json.transcoder.json(ofFieldAt: responseField, in: message, json.responseSchema)
    } catch {
      throw RPCError(.internalError, "The response has no JSON. \(error)")
    }
  }
}

extension MessageSchema {
  fileprivate var isRawBody: Bool { fullName == RawBody.typeName }
}

extension FieldSchema {
  fileprivate var isRawBody: Bool { typeName == RawBody.typeName && !isRepeated }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
