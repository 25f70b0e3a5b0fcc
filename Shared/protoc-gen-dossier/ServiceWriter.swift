import Messages

/// Writes a service: the protocol that a server's type conforms to, and the client.
struct ServiceWriter {
  let file: SourceFile
  let service: ServiceSchema
  let index: Int
  let types: TypeTable
  let options: Options
  let fileProperty: String

  private var access: String { options.access }
  private var scope: String { Naming.namespace(file.schema.package).joined(separator: ".") }
  private var methodsName: String { "\(service.name)Methods" }

  private struct MethodPlan {
    let name: String
    let function: String
    let request: String
    let response: String
    let kind: String
    let comment: String?
    let isDeprecated: Bool
    let options: MethodOptions
  }

  private func methods() throws -> [MethodPlan] {
    try service.methods.enumerated().map { number, method in
      let kind =
        switch (method.isClientStreaming, method.isServerStreaming) {
        case (false, false): "unary"
        case (true, false): "clientStreaming"
        case (false, true): "serverStreaming"
        case (true, true): "bidirectional"
        }
      return MethodPlan(
        name: method.name, function: Naming.function(method.name),
        request: types.local(try types.message(method.requestType).swiftName, in: scope),
        response: types.local(try types.message(method.responseType).swiftName, in: scope), kind: kind,
        comment: file.documentation([6, index, 2, number]), isDeprecated: file.isDeprecated([6, index, 2, number]),
        options: try MethodOptions(of: method, in: service))
    }
  }

  func write(to code: inout CodeWriter) throws {
    let methods = try methods()
    code.line()
    code.block("extension \(scope)") { code in
      writeMethods(methods, to: &code)
      if options.kinds.contains(.server) { writeProtocol(methods, to: &code) }
      if options.kinds.contains(.client) { writeClient(methods, to: &code) }
    }
    if options.kinds.contains(.server) { writeRegistration(methods, to: &code) }
  }

  private func writeMethods(_ methods: [MethodPlan], to code: inout CodeWriter) {
    code.line("/// The methods of `\(service.fullName)`.")
    code.block("\(access) enum \(methodsName)") { code in
      for method in methods {
        let names = "service: \"\(service.fullName)\", name: \"\(method.name)\", kind: .\(method.kind)"
        let options = method.options.arguments
        if options.isEmpty {
          code.line("\(access) static let \(method.function) = Method(\(names))")
          continue
        }
        code.line("\(access) static let \(method.function) = Method(")
        code.indented { code in
          code.line("\(names),")
          for (number, argument) in options.enumerated() {
            code.line(argument + (number == options.count - 1 ? ")" : ","))
          }
        }
      }
    }
  }

  // MARK: - Server

  private func writeProtocol(_ methods: [MethodPlan], to code: inout CodeWriter) {
    code.line()
    code.documentation(file.documentation([6, index], default: "The service `\(service.fullName)`."))
    code.line("///")
    code.line("/// A server serves a type that conforms.")
    code.block("\(access) protocol \(service.name): Service") { code in
      for method in methods {
        code.documentation(method.comment)
        writeSignature(method, to: &code)
      }
    }
  }

  private func writeSignature(_ method: MethodPlan, to code: inout CodeWriter) {
    let many = method.kind != "unary" && method.kind != "serverStreaming"
    var parameters = [many ? "_ requests: RequestStream<\(method.request)>" : "_ request: \(method.request)"]
    let returns = method.kind == "unary" || method.kind == "clientStreaming"
    if !returns { parameters.append("responses: ResponseWriter<\(method.response)>") }
    parameters.append("context: ServerContext")
    let result = returns ? " -> \(method.response)" : ""
    let line = "func \(method.function)(\(parameters.joined(separator: ", "))) async throws\(result)"
    // Four spaces stand before it.
    if line.count <= 116 {
      code.line(line)
      return
    }
    code.line("func \(method.function)(")
    code.indented { $0.line(parameters.joined(separator: ", ")) }
    code.line(") async throws\(result)")
  }

  private func writeRegistration(_ methods: [MethodPlan], to code: inout CodeWriter) {
    code.line()
    code.block("extension \(scope).\(service.name)") { code in
      code.line("\(access) static var serviceName: String { \"\(service.fullName)\" }")
      code.line("\(access) static var file: FileSchema { \(fileProperty) }")
      code.line()
      code.block("\(access) var methods: [MethodHandler]") { code in
        code.line("[")
        code.indented { code in
          for method in methods {
            code.line(".\(method.kind)(\(scope).\(methodsName).\(method.function)) { \(handler(method)) },")
          }
        }
        code.line("]")
      }
    }
  }

  private func handler(_ method: MethodPlan) -> String {
    switch method.kind {
    case "unary", "clientStreaming": "try await self.\(method.function)($0, context: $1)"
    default: "try await self.\(method.function)($0, responses: $1, context: $2)"
    }
  }

  // MARK: - Client

  private func writeClient(_ methods: [MethodPlan], to code: inout CodeWriter) {
    code.line()
    if let comment = file.documentation([6, index]) {
      code.documentation(comment)
      code.line("///")
    }
    code.line("/// Calls `\(service.fullName)`.")
    code.block("\(access) struct \(service.name)Client: Sendable") { code in
      code.line("private let client: Client")
      code.line()
      code.line("\(access) init(_ client: Client) { self.client = client }")
      for method in methods {
        code.line()
        code.documentation(method.comment)
        if method.isDeprecated { code.line("@available(*, deprecated)") }
        writeCall(method, to: &code)
      }
    }
  }

  private func writeCall(_ method: MethodPlan, to code: inout CodeWriter) {
    let (request, response) = (method.request, method.response)
    let hasOneRequest = method.kind == "unary" || method.kind == "serverStreaming"
    let result =
      switch method.kind {
      case "unary": response
      case "serverStreaming": "ResponseStream<\(response)>"
      case "clientStreaming": "ClientStreamingCall<\(request), \(response)>"
      default: "BidirectionalCall<\(request), \(response)>"
      }
    code.line("\(access) func \(method.function)(")
    code.indented { code in
      code.line("\(hasOneRequest ? "_ request: \(request), " : "")options: CallOptions = CallOptions()")
    }
    code.block(") async throws -> \(result)") { code in
      let arguments = hasOneRequest ? "request, options: options" : "options: options"
      code.line("try await client.\(method.kind)(\(methodsName).\(method.function), \(arguments))")
    }
  }
}
