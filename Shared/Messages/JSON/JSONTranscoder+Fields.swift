// Messages made of parts, as HTTP requests have them: fields as text out of a path or a query, a field's JSON out of a
// body. Every part becomes a record of the wire format; records one after the other are the message, in which later
// ones count.

/// A field of a message, or of a message in it.
package struct FieldPath: Sendable {
  /// From the outermost message inwards; at least one.
  package let fields: [FieldSchema]
  /// The field itself: the last of them.
  package let leaf: FieldSchema

  /// Whether a text can be its value: of one of its elements where it is repeated.
  package var isText: Bool {
    guard leaf.isMessage else { return true }
    switch WellKnownType(leaf.typeName) {
    case .timestamp, .duration, .fieldMask, .wrapper: return true
    default: return false
    }
  }
}

extension JSONTranscoder {
  /// Finds a field by names with dots between them, as the proto file or as JSON has them; nil where there is none, or
  /// where what stands before a dot is not one message.
  package func field(at path: some StringProtocol, in schema: MessageSchema) -> FieldPath? {
    var schema = schema
    var fields: [FieldSchema] = []
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      if let last = fields.last {
        guard last.isMessage, !last.isRepeated, let inner = types.message(last.typeName) else { return nil }
        schema = inner
      }
      guard let index = schema.index(named: String(name)) else { return nil }
      fields.append(schema.fields[index])
    }
    return fields.last.map { FieldPath(fields: fields, leaf: $0) }
  }

  /// The record of a field, or of one of its elements, whose value is a text.
  package func record(of path: FieldPath, text: String) throws(MessageError) -> Bytes {
    let leaf = path.leaf
    let isBare =
      leaf.kind == .bool || leaf.typeName == "google.protobuf.BoolValue"
      || leaf.kind == .enumeration && JSONNumber.integer(text, as: Int32.self) != nil
    var quoted = JSONWriter(isPretty: false)
    if !isBare { quoted.value(text) }
    var reader = try JSONReader(isBare ? Bytes(text) : quoted.finish(), maxDepth: 1)
    let source = BinaryFromJSON(types: types, options: .init())
    var record = BytesBuilder(capacity: text.utf8.count + 16)
    if leaf.isMessage {
      guard let schema = types.message(leaf.typeName) else { throw MessageError(.unknownType(leaf.typeName)) }
      var inner = BytesBuilder(capacity: 16)
      try source.read(schema, from: &reader, into: &inner)
      record.append(leaf, .bytes(inner.finish()))
    } else if let value = try source.readValue(leaf, from: &reader) {
      record.append(leaf, value)
    }
    try reader.end()
    var bytes = record.finish()
    for field in path.fields.dropLast().reversed() {
      var outer = BytesBuilder(capacity: bytes.count + 8)
      outer.append(field, .bytes(bytes))
      bytes = outer.finish()
    }
    return bytes
  }

  /// The records of a message's field whose whole value is JSON.
  package func records(
    of field: FieldSchema, in schema: MessageSchema, json: Bytes, options: JSONDecodingOptions = .init()
  ) throws(MessageError) -> Bytes {
    var reader = try JSONReader(json, maxDepth: options.maxNesting)
    var output = BytesBuilder(capacity: json.count)
    try BinaryFromJSON(types: types, options: options).read(field, schema, from: &reader, into: &output)
    try reader.end()
    return output.finish()
  }

  /// The JSON of one of a message's fields.
  ///
  /// - Parameter index: The field's place in the schema.
  package func json(
    ofFieldAt index: Int, in bytes: Bytes, _ schema: MessageSchema, options: JSONEncodingOptions = .init()
  ) throws(MessageError) -> Bytes {
    guard schema.fields.indices.contains(index) else { throw MessageError(.unknownType(schema.fullName)) }
    var writer = JSONWriter(isPretty: options.isPretty)
    try JSONFromBinary(types: types, options: options).writeField(at: index, of: bytes, schema, to: &writer)
    return writer.finish()
  }
}
