import Messages

/// Schemas as JSON, for programs: each with its `kind`.
struct SchemaJSON {
  let pool: SchemaPool

  /// A symbol's description, or nil when the pool has none of that name.
  func describe(_ symbol: String) -> JSONLine? {
    if let service = pool.service(symbol) { return self.service(service) }
    if let message = pool.message(symbol) { return self.message(message) }
    if let enumeration = pool.enumeration(symbol) { return self.enumeration(enumeration) }
    // A method, as service.method or service/method.
    guard let split = symbol.lastIndex(where: { $0 == "/" || $0 == "." }),
      let service = pool.service(String(symbol[..<split])),
      let method = service.method(named: String(symbol[symbol.index(after: split)...]))
    else { return nil }
    return self.method(method, of: service)
  }

  private func service(_ service: ServiceSchema) -> JSONLine {
    .with { line in
      line.add("kind", "service")
      line.add("name", service.fullName)
      line.add("methods", service.methods.map { method($0, of: service) })
    }
  }

  private func method(_ method: MethodSchema, of service: ServiceSchema) -> JSONLine {
    .with { line in
      line.add("kind", "method")
      line.add("name", "\(service.fullName)/\(method.name)")
      line.add("request_type", method.requestType)
      line.add("request_stream", method.isClientStreaming)
      line.add("response_type", method.responseType)
      line.add("response_stream", method.isServerStreaming)
    }
  }

  private func message(_ message: MessageSchema) -> JSONLine {
    .with { line in
      line.add("kind", "message")
      line.add("name", message.fullName)
      line.add("fields", message.fields.map { field($0, oneofs: message.oneofs) })
      let messages = message.messages.filter { !$0.isMapEntry }
      if !messages.isEmpty { line.add("messages", messages.map(self.message)) }
      if !message.enums.isEmpty { line.add("enums", message.enums.map(enumeration)) }
    }
  }

  private func field(_ field: FieldSchema, oneofs: [String]) -> JSONLine {
    .with { line in
      line.add("name", field.name)
      line.add("json_name", field.jsonName)
      line.add("number", field.number)
      if field.kind == .message, let entry = pool.message(field.typeName), entry.isMapEntry,
        let key = entry.field(number: 1), let value = entry.field(number: 2)
      {
        line.add("type", "map")
        line.add("key_type", type(key))
        line.add("value_type", type(value))
        return
      }
      line.add("type", type(field))
      line.add("repeated", field.isRepeated)
      line.add("optional", field.isProto3Optional)
      if let oneof = field.oneof, !field.isProto3Optional, oneofs.indices.contains(oneof) {
        line.add("oneof", oneofs[oneof])
      }
    }
  }

  private func type(_ field: FieldSchema) -> String {
    field.typeName.isEmpty ? "\(field.kind)" : field.typeName
  }

  private func enumeration(_ enumeration: EnumSchema) -> JSONLine {
    .with { line in
      line.add("kind", "enum")
      line.add("name", enumeration.fullName)
      line.add(
        "values",
        enumeration.values.map { value in
          .with {
            $0.add("name", value.name)
            $0.add("number", value.number)
          }
        })
    }
  }
}
