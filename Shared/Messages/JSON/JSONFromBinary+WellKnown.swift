extension JSONFromBinary {
  /// A message with a JSON form of its own.
  func write(
    _ type: WellKnownType, _ bytes: Bytes, _ schema: MessageSchema, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    switch type {
    case .timestamp, .duration: try writeTime(type, bytes, to: &writer)
    case .fieldMask: try writeFieldMask(bytes, to: &writer)
    case .wrapper: try writeWrapper(bytes, schema, level: level, to: &writer)
    case .structure: try writeStruct(bytes, level: level, to: &writer)
    case .listValue: try writeList(bytes, level: level, to: &writer)
    case .value: try writeDynamicValue(bytes, level: level, to: &writer)
    case .any: try writeAny(bytes, level: level, to: &writer)
    }
  }

  private func writeTime(_ type: WellKnownType, _ bytes: Bytes, to writer: inout JSONWriter) throws(MessageError) {
    var seconds: Int64 = 0
    var nanos: Int32 = 0
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      guard case .varint(let bits) = record.value else { continue }
      if record.number == 1 { seconds = Int64(bitPattern: bits) }
      if record.number == 2 { nanos = Int32(truncatingIfNeeded: bits) }
    }
    let text =
      switch type {
      case .timestamp: TimeText.timestamp(seconds: seconds, nanos: nanos)
      default: TimeText.duration(seconds: seconds, nanos: nanos)
      }
    guard let text else {
      throw MessageError(.notRepresentable("\(seconds) seconds and \(nanos) nanoseconds are out of range"))
    }
    writer.value(text)
  }

  private func writeFieldMask(_ bytes: Bytes, to writer: inout JSONWriter) throws(MessageError) {
    var paths: [String] = []
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      guard record.number == 1, record.value.bytes != nil else { continue }
      let path = try text(record.value)
      guard let camel = FieldMaskText.camel(path) else {
        throw MessageError(.notRepresentable("the path \(path) would not read back"))
      }
      paths.append(camel)
    }
    writer.value(paths.joined(separator: ","))
  }

  private func writeWrapper(
    _ bytes: Bytes, _ schema: MessageSchema, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    guard let field = schema.field(number: 1) else { throw MessageError(.unknownType(schema.fullName)) }
    var value = field.zero
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      if record.number == 1, field.takes(record.value) { value = record.value }
    }
    try writeValue(field, value, level: level, to: &writer)
  }

  // MARK: - Struct, Value, ListValue

  private func writeStruct(_ bytes: Bytes, level: Int, to writer: inout JSONWriter) throws(MessageError) {
    var places: [String: Int] = [:]
    var members: [(key: String, value: Bytes)] = []
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      guard record.number == 1, let entry = record.value.bytes else { continue }
      var key = ""
      var value = Bytes()
      var fields = WireReader(entry)
      while let field = try fields.next() {
        guard let bytes = field.value.bytes else { continue }
        if field.number == 1 { key = try text(field.value) }
        if field.number == 2 { value = bytes }
      }
      if let place = places[key] {
        members[place].value = value
      } else {
        places[key] = members.count
        members.append((key, value))
      }
    }
    writer.beginObject()
    for (key, value) in members {
      writer.name(key)
      try writeDynamicValue(value, level: level + 1, to: &writer)
    }
    writer.endObject()
  }

  private func writeList(_ bytes: Bytes, level: Int, to writer: inout JSONWriter) throws(MessageError) {
    writer.beginArray()
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      guard record.number == 1, let value = record.value.bytes else { continue }
      try writeDynamicValue(value, level: level + 1, to: &writer)
    }
    writer.endArray()
  }

  private func writeDynamicValue(_ bytes: Bytes, level: Int, to writer: inout JSONWriter) throws(MessageError) {
    guard level <= Self.maxNesting else { throw MessageError(.nesting(limit: Self.maxNesting)) }
    var last: WireReader.Field?
    // The same message member twice is merged: its bytes stand one after the other.
    var merged = BytesBuilder(capacity: 16)
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      guard record.number <= 6 else { continue }
      if record.number != last?.number { merged.removeLast(merged.count) }
      if record.number >= 5, let part = record.value.bytes { merged.append(contentsOf: part) }
      last = record
    }
    switch (last?.number, last?.value) {
    case (2, .fixed64(let bits)):
      let number = Double(bitPattern: bits)
      guard number.isFinite else { throw MessageError(.notRepresentable("a Value cannot be \(number)")) }
      writer.value(number)
    case (3, .bytes(let bytes)): writer.value(try text(.bytes(bytes)))
    case (4, .varint(let bits)): writer.value(bits != 0)
    case (5, .bytes): try writeStruct(merged.finish(), level: level + 1, to: &writer)
    case (6, .bytes): try writeList(merged.finish(), level: level + 1, to: &writer)
    default: writer.null()
    }
  }

  // MARK: - Any

  private func writeAny(_ bytes: Bytes, level: Int, to writer: inout JSONWriter) throws(MessageError) {
    var url = ""
    var value = Bytes()
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      guard let bytes = record.value.bytes else { continue }
      if record.number == 1 { url = try text(record.value) }
      if record.number == 2 { value = bytes }
    }
    writer.beginObject()
    if !url.isEmpty || !value.isEmpty {
      guard let name = WellKnownType.typeName(inURL: url), let schema = types.message(name) else {
        throw MessageError(.unknownType(url))
      }
      writer.name("@type")
      writer.value(url)
      if WellKnownType(name) != nil {
        writer.name("value")
        try write(value, schema, level: level + 1, to: &writer)
      } else {
        guard level < Self.maxNesting else { throw MessageError(.nesting(limit: Self.maxNesting)) }
        try writeFields(value, schema, level: level + 1, to: &writer)
      }
    }
    writer.endObject()
  }
}

/// Paths of a field mask: `snake_case` in messages, `camelCase` in JSON.
enum FieldMaskText {
  /// Nil where the path would not read back.
  static func camel(_ path: String) -> String? {
    var camel = ""
    var isCapital = false
    for letter in path.unicodeScalars {
      if letter == "_" {
        if isCapital { return nil }
        isCapital = true
      } else if isCapital {
        guard ("a"..."z").contains(letter) else { return nil }
        camel.unicodeScalars.append(contentsOf: Character(letter).uppercased().unicodeScalars)
        isCapital = false
      } else {
        if ("A"..."Z").contains(letter) { return nil }
        camel.unicodeScalars.append(letter)
      }
    }
    return isCapital ? nil : camel
  }

  /// Nil where the path has an underscore.
  static func snake(_ path: Substring) -> String? {
    var snake = ""
    for letter in path.unicodeScalars {
      if letter == "_" { return nil }
      if ("A"..."Z").contains(letter) {
        snake += "_" + Character(letter).lowercased()
      } else {
        snake.unicodeScalars.append(letter)
      }
    }
    return snake
  }
}
