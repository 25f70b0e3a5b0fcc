extension BinaryFromJSON {
  /// A message with a JSON form of its own.
  func read(
    _ type: WellKnownType, _ schema: MessageSchema, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    switch type {
    case .timestamp, .duration: try readTime(type, from: &reader, into: &output)
    case .fieldMask: try readFieldMask(from: &reader, into: &output)
    case .wrapper:
      guard let field = schema.field(number: 1) else { throw MessageError(.unknownType(schema.fullName)) }
      if let value = try readValue(field, from: &reader), !value.isZero { output.append(field, value) }
    case .structure: try readStruct(from: &reader, into: &output)
    case .listValue: try readList(from: &reader, into: &output)
    case .value: try readDynamicValue(from: &reader, into: &output)
    case .any: try readAny(from: &reader, into: &output)
    }
  }

  private func readTime(
    _ type: WellKnownType, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    let text = try reader.string()
    let time: (seconds: Int64, nanos: Int32)?
    let what: String
    switch type {
    case .timestamp:
      time = TimeText.parseTimestamp(text)
      what = "a time such as 2006-01-02T15:04:05Z"
    default:
      time = TimeText.parseDuration(text)
      what = "a duration such as 1.5s"
    }
    guard let time else { throw reader.failure("\(text) is not \(what)") }
    if time.seconds != 0 { output.append(number: 1, .varint(UInt64(bitPattern: time.seconds))) }
    if time.nanos != 0 { output.append(number: 2, .varint(UInt64(bitPattern: Int64(time.nanos)))) }
  }

  private func readFieldMask(
    from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    let text = try reader.string()
    guard !text.isEmpty else { return }
    // An empty path is one, too, so that what was written reads back.
    for path in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let snake = FieldMaskText.snake(path) else {
        throw reader.failure("the path \(path) is not in lowerCamelCase")
      }
      output.append(number: 1, .bytes(Bytes(snake)))
    }
  }

  // MARK: - Struct, Value, ListValue

  private func readStruct(from reader: inout JSONReader, into output: inout BytesBuilder) throws(MessageError) {
    var seen = Set<String>()
    var isFirst = true
    try reader.beginObject()
    while let name = try reader.nextName(isFirst: &isFirst) {
      guard seen.insert(name).inserted else { throw reader.failure("the key \(name) is there twice") }
      var entry = BytesBuilder(capacity: 64)
      entry.append(number: 1, .bytes(Bytes(name)))
      var value = BytesBuilder(capacity: 64)
      try readDynamicValue(from: &reader, into: &value)
      entry.append(number: 2, .bytes(value.finish()))
      output.append(number: 1, .bytes(entry.finish()))
    }
  }

  private func readList(from reader: inout JSONReader, into output: inout BytesBuilder) throws(MessageError) {
    var isFirst = true
    try reader.beginArray()
    while try reader.nextElement(isFirst: &isFirst) {
      var value = BytesBuilder(capacity: 64)
      try readDynamicValue(from: &reader, into: &value)
      output.append(number: 1, .bytes(value.finish()))
    }
  }

  private func readDynamicValue(
    from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    switch try reader.next() {
    case .null:
      try reader.null()
      output.append(number: 1, .varint(0))
    case .number:
      let text = try reader.number()
      guard let number = JSONNumber.double(text) else {
        throw reader.failure("\(text) is not a number of double's range")
      }
      output.append(number: 2, .fixed64(number.bitPattern))
    case .string: output.append(number: 3, .bytes(Bytes(try reader.string())))
    case .bool: output.append(number: 4, .varint(try reader.bool() ? 1 : 0))
    case .object:
      var inner = BytesBuilder(capacity: 64)
      try readStruct(from: &reader, into: &inner)
      output.append(number: 5, .bytes(inner.finish()))
    case .array:
      var inner = BytesBuilder(capacity: 64)
      try readList(from: &reader, into: &inner)
      output.append(number: 6, .bytes(inner.finish()))
    }
  }

  // MARK: - Any

  private func readAny(from reader: inout JSONReader, into output: inout BytesBuilder) throws(MessageError) {
    guard let url = try typeURL(reader) else {
      // An Any of nothing is an empty object.
      var isFirst = true
      try reader.beginObject()
      while let name = try reader.nextName(isFirst: &isFirst) {
        guard options.ignoresUnknownFields else { throw reader.failure("\(name) is there and @type is not") }
        try reader.skipValue()
      }
      return
    }
    guard let name = WellKnownType.typeName(inURL: url), let schema = types.message(name) else {
      throw MessageError(.unknownType(url))
    }
    var value = BytesBuilder(capacity: 128)
    if let special = WellKnownType(name) {
      try readWrapped(special, schema, from: &reader, into: &value)
    } else {
      try readFields(schema, from: &reader, into: &value, ignoring: "@type")
    }
    output.append(number: 1, .bytes(Bytes(url)))
    if value.count > 0 { output.append(number: 2, .bytes(value.finish())) }
  }

  /// The member `value` beside `@type`.
  private func readWrapped(
    _ special: WellKnownType, _ schema: MessageSchema, from reader: inout JSONReader, into output: inout BytesBuilder
  ) throws(MessageError) {
    var isFirst = true
    var isThere = false
    try reader.beginObject()
    while let name = try reader.nextName(isFirst: &isFirst) {
      switch name {
      case "@type": try reader.skipValue()
      case "value" where !isThere:
        isThere = true
        try read(special, schema, from: &reader, into: &output)
      default:
        guard options.ignoresUnknownFields else {
          throw reader.failure("\(name) does not belong to \(schema.fullName)")
        }
        try reader.skipValue()
      }
    }
    guard isThere else { throw reader.failure("the member value of \(schema.fullName) is missing") }
  }

  /// The member `@type`, wherever it stands; the reader stays where it is.
  private func typeURL(_ reader: JSONReader) throws(MessageError) -> String? {
    var reader = reader
    var isFirst = true
    var url: String?
    try reader.beginObject()
    while let name = try reader.nextName(isFirst: &isFirst) {
      if name == "@type" {
        guard url == nil else { throw reader.failure("@type is there twice") }
        url = try reader.string()
      } else {
        try reader.skipValue()
      }
    }
    return url
  }
}

extension BytesBuilder {
  fileprivate mutating func append(number: UInt32, _ value: WireReader.Value) {
    let wireType: UInt64 =
      switch value {
      case .varint: 0
      case .fixed64: 1
      case .bytes: 2
      case .group: 3
      case .fixed32: 5
      }
    append(varint: UInt64(number) << 3 | wireType)
    if case .bytes(let bytes) = value { append(varint: UInt64(bytes.count)) }
    append(value)
  }
}
