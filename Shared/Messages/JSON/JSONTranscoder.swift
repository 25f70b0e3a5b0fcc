/// Messages between the wire format and canonical proto3 JSON, by their description alone.
///
/// Serves generated messages (`Message.json`) and those that only a server's reflection describes.
public struct JSONTranscoder: Sendable {
  /// Where types are looked up, those inside of `google.protobuf.Any` too.
  public let types: SchemaPool

  public init(_ types: SchemaPool) { self.types = types }

  /// The JSON of a message's bytes. Unknown fields have no JSON and are left out.
  ///
  /// - Parameter type: The message's full name.
  public func json(
    fromBinary bytes: Bytes, type: String, options: JSONEncodingOptions = .init()
  ) throws(MessageError) -> String {
    guard let schema = types.message(type) else { throw MessageError(.unknownType(type)) }
    return String(decoding: try json(bytes, schema, options), as: UTF8.self)
  }

  /// The bytes of a message's JSON.
  ///
  /// - Parameter type: The message's full name.
  public func binary(
    fromJSON json: Bytes, type: String, options: JSONDecodingOptions = .init()
  ) throws(MessageError) -> Bytes {
    guard let schema = types.message(type) else { throw MessageError(.unknownType(type)) }
    return try binary(json, schema, options)
  }

  /// The bytes of a message's JSON.
  ///
  /// - Parameter type: The message's full name.
  public func binary(
    fromJSON json: some StringProtocol, type: String, options: JSONDecodingOptions = .init()
  ) throws(MessageError) -> Bytes {
    try binary(fromJSON: Bytes(json), type: type, options: options)
  }

  package func json(_ bytes: Bytes, _ schema: MessageSchema, _ options: JSONEncodingOptions) throws(MessageError)
    -> Bytes
  {
    var writer = JSONWriter(isPretty: options.isPretty)
    try JSONFromBinary(types: types, options: options).write(bytes, schema, level: 1, to: &writer)
    return writer.finish()
  }

  package func binary(_ json: Bytes, _ schema: MessageSchema, _ options: JSONDecodingOptions) throws(MessageError)
    -> Bytes
  {
    var reader = try JSONReader(json, maxDepth: options.maxNesting)
    var output = BytesBuilder(capacity: json.count)
    try BinaryFromJSON(types: types, options: options).read(schema, from: &reader, into: &output)
    try reader.end()
    return output.finish()
  }
}

extension Message {
  /// Reads canonical proto3 JSON.
  ///
  /// - Parameter types: Further types, for `google.protobuf.Any`; those of the message's own file and of the files that
  ///   it imports are known.
  public init(
    json: Bytes, options: JSONDecodingOptions = .init(), types: SchemaPool? = nil
  ) throws(MessageError) {
    try self.init(serialized: JSONTranscoder(types ?? Self.file.pool).binary(json, Self.schema, options))
  }

  /// Reads canonical proto3 JSON.
  public init(
    json: some StringProtocol, options: JSONDecodingOptions = .init(), types: SchemaPool? = nil
  ) throws(MessageError) {
    try self.init(json: Bytes(json), options: options, types: types)
  }

  /// The message as canonical proto3 JSON.
  ///
  /// Throws where JSON has no form for a value, such as a timestamp after the year 9999.
  public func json(options: JSONEncodingOptions = .init(), types: SchemaPool? = nil) throws(MessageError) -> String {
    String(decoding: try jsonBytes(options: options, types: types), as: UTF8.self)
  }

  /// The same in UTF-8.
  public func jsonBytes(
    options: JSONEncodingOptions = .init(), types: SchemaPool? = nil
  ) throws(MessageError) -> Bytes {
    try JSONTranscoder(types ?? Self.file.pool).json(serialized(), Self.schema, options)
  }
}
