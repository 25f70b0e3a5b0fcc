import Messages

/// What a method's options say that is more than its types: what may happen when it is called twice, and which plain
/// HTTP requests stand for a call.
///
/// Sources: `google/protobuf/descriptor.proto`, MethodOptions; `google/api/annotations.proto`; `google/api/http.proto`.
struct MethodOptions {
  /// Of `Method`'s initialiser.
  private(set) var arguments: [String] = []

  init(of method: MethodSchema, in service: ServiceSchema) throws {
    var idempotency: UInt64 = 0
    var rules: [String] = []
    var reader = WireReader(method.options)
    while let field = try reader.next() {
      switch field.number {
      case 34: idempotency = field.value.bits ?? 0
      case 72_295_728:
        guard let rule = field.value.bytes else { continue }
        do {
          rules = try HTTPRuleOption(rule).literals
        } catch let error as GeneratorError {
          throw GeneratorError("\(service.fullName).\(method.name): \(error)")
        }
      default: break
      }
    }
    switch idempotency {
    case 1: arguments.append("idempotency: .noSideEffects")
    case 2: arguments.append("idempotency: .idempotent")
    default: break
    }
    if rules.count == 1 {
      arguments.append("http: [\(rules[0])]")
    } else if !rules.isEmpty {
      arguments.append("http: [\n        \(rules.joined(separator: ",\n        ")),\n      ]")
    }
  }
}

/// A `google.api.HttpRule` as an option.
private struct HTTPRuleOption {
  /// Swift code: the rule, and its additional ones.
  private(set) var literals: [String] = []

  init(_ bytes: Bytes) throws {
    var method = ""
    var template = ""
    var body = ""
    var responseBody = ""
    var additional: [Bytes] = []
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      let text = field.value.text ?? ""
      switch field.number {
      case 2: (method, template) = ("GET", text)
      case 3: (method, template) = ("PUT", text)
      case 4: (method, template) = ("POST", text)
      case 5: (method, template) = ("DELETE", text)
      case 6: (method, template) = ("PATCH", text)
      case 7: body = text
      case 8: (method, template) = try Self.custom(field.value.bytes ?? Bytes())
      case 11: additional.append(field.value.bytes ?? Bytes())
      case 12: responseBody = text
      default: break
      }
    }
    guard !method.isEmpty, template.first == "/" else {
      throw GeneratorError("its HTTP rule has no method, or no path that begins with a slash.")
    }
    guard method == method.uppercased(), !method.contains("*") else {
      throw GeneratorError("its HTTP rule's method is \(method), which is none of HTTP's.")
    }
    var arguments = [Self.quoted(method), Self.quoted(template)]
    if body == "*" {
      arguments.append("body: .message")
    } else if !body.isEmpty {
      arguments.append("body: .field(\(Self.quoted(body)))")
    }
    if !responseBody.isEmpty { arguments.append("responseField: \(Self.quoted(responseBody))") }
    literals.append("HTTPRule(\(arguments.joined(separator: ", ")))")
    for rule in additional { literals += try HTTPRuleOption(rule).literals }
  }

  private static func custom(_ bytes: Bytes) throws -> (method: String, template: String) {
    var custom = (method: "", template: "")
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: custom.method = field.value.text ?? ""
      case 2: custom.template = field.value.text ?? ""
      default: break
      }
    }
    return custom
  }

  /// A literal of Swift.
  private static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
