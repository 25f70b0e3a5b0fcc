/// Writes a message's bytes as JSON.
struct JSONFromBinary {
  let types: SchemaPool
  let options: JSONEncodingOptions

  static let maxNesting = 100

  /// A record of a known field.
  private struct Record {
    /// Where the field is in the schema.
    var field: Int
    var order: Int
    var value: WireReader.Value
  }

  func write(
    _ bytes: Bytes, _ schema: MessageSchema, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    guard level <= Self.maxNesting else { throw MessageError(.nesting(limit: Self.maxNesting)) }
    if let special = WellKnownType(schema.fullName) {
      try write(special, bytes, schema, level: level, to: &writer)
    } else {
      writer.beginObject()
      try writeFields(bytes, schema, level: level, to: &writer)
      writer.endObject()
    }
  }

  /// The message's members, without the braces.
  func writeFields(
    _ bytes: Bytes, _ schema: MessageSchema, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    let records = try self.records(bytes, schema)
    var place = 0
    for index in schema.fields.indices {
      let begin = place
      while place < records.count, records[place].field == index { place += 1 }
      let field = schema.fields[index]
      do throws(MessageError) {
        if begin < place {
          writer.name(name(of: field))
          try write(field, records[begin..<place], level: level, to: &writer)
        } else if options.includesDefaults {
          try writeDefault(of: field, schema, level: level, to: &writer)
        }
      } catch {
        throw error.within(field.name)
      }
    }
  }

  /// The value of one of the message's fields, alone.
  func writeField(
    at index: Int, of bytes: Bytes, _ schema: MessageSchema, to writer: inout JSONWriter
  ) throws(MessageError) {
    let field = schema.fields[index]
    let records = try self.records(bytes, schema).filter { $0.field == index }
    if !records.isEmpty || field.isRepeated {
      try write(field, records[...], level: 1, to: &writer)
    } else {
      try writeValue(field, field.isMessage ? .bytes(Bytes()) : field.zero, level: 1, to: &writer)
    }
  }

  func name(of field: FieldSchema) -> String { options.usesProtoNames ? field.name : field.jsonName }

  /// The records of known fields in the order of the schema; of a oneof only those of the member that came last.
  private func records(_ bytes: Bytes, _ schema: MessageSchema) throws(MessageError) -> [Record] {
    var records: [Record] = []
    // Each oneof's member, and since which record it is.
    var members: [Int: (field: Int, since: Int)] = [:]
    var isSorted = true
    var hasDead = false
    var reader = WireReader(bytes)
    while let record = try reader.next() {
      guard let index = schema.index(number: record.number), schema.fields[index].takes(record.value) else { continue }
      if let oneof = schema.fields[index].oneof, members[oneof]?.field != index {
        hasDead = hasDead || members[oneof] != nil
        members[oneof] = (index, records.count)
      }
      if let last = records.last, last.field > index { isSorted = false }
      records.append(Record(field: index, order: records.count, value: record.value))
    }
    if hasDead {
      records.removeAll { record in
        guard let oneof = schema.fields[record.field].oneof, let member = members[oneof] else { return false }
        return record.field != member.field || record.order < member.since
      }
    }
    if !isSorted { records.sort { ($0.field, $0.order) < ($1.field, $1.order) } }
    return records
  }

  // MARK: - Fields

  private func write(
    _ field: FieldSchema, _ records: ArraySlice<Record>, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    if field.isRepeated, let entry = types.message(field.typeName), entry.isMapEntry {
      try writeMap(records, entry, level: level, to: &writer)
    } else if field.isRepeated {
      try writeArray(field, records, level: level, to: &writer)
    } else if field.isMessage {
      try writeValue(field, .bytes(Self.merged(records)), level: level, to: &writer)
    } else if let last = records.last {
      try writeValue(field, last.value, level: level, to: &writer)
    }
  }

  /// One after the other: that is what merging messages is.
  private static func merged(_ records: ArraySlice<Record>) -> Bytes {
    if records.count == 1, let only = records.first?.value.message { return only }
    var all = BytesBuilder()
    for record in records { if let bytes = record.value.message { all.append(contentsOf: bytes) } }
    return all.finish()
  }

  private func writeArray(
    _ field: FieldSchema, _ records: ArraySlice<Record>, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    writer.beginArray()
    for record in records {
      guard field.isPackable, case .bytes(let packed) = record.value else {
        try writeValue(field, record.value, level: level, to: &writer)
        continue
      }
      var reader = PackedReader(packed)
      while let number = try reader.next(field.kind) { try writeValue(field, number, level: level, to: &writer) }
    }
    writer.endArray()
  }

  private func writeMap(
    _ mapRecords: ArraySlice<Record>, _ entry: MessageSchema, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    guard let keyField = entry.field(number: 1), let valueField = entry.field(number: 2) else {
      throw MessageError(.malformed("\(entry.fullName) is not a map's entry"))
    }
    var places: [String: Int] = [:]
    var entries: [(key: String, value: WireReader.Value?)] = []
    for record in mapRecords {
      let records = try self.records(record.value.message ?? Bytes(), entry)
      let key = try mapKey(keyField, records.last { entry.fields[$0.field].number == 1 }?.value)
      let last = records.last { entry.fields[$0.field].number == 2 }?.value
      if let place = places[key] {
        entries[place].value = last
      } else {
        places[key] = entries.count
        entries.append((key, last))
      }
    }
    writer.beginObject()
    for (key, value) in entries {
      writer.name(key)
      do throws(MessageError) {
        try writeValue(valueField, value ?? valueField.zero, level: level, to: &writer)
      } catch {
        throw error.within("[\(key)]")
      }
    }
    writer.endObject()
  }

  private func mapKey(_ field: FieldSchema, _ value: WireReader.Value?) throws(MessageError) -> String {
    let value = value ?? field.zero
    switch field.kind {
    case .string: return try text(value)
    case .bool: return value.bits != 0 ? "true" : "false"
    case .uint32, .fixed32, .uint64, .fixed64: return "\(field.unsigned(value))"
    default: return "\(field.signed(value))"
    }
  }

  private func writeDefault(
    of field: FieldSchema, _ schema: MessageSchema, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    if field.isRepeated {
      writer.name(name(of: field))
      if types.message(field.typeName)?.isMapEntry == true {
        writer.beginObject()
        writer.endObject()
      } else {
        writer.beginArray()
        writer.endArray()
      }
    } else if !field.hasPresence(in: schema) {
      writer.name(name(of: field))
      try writeValue(field, field.zero, level: level, to: &writer)
    }
  }

  // MARK: - Values

  func writeValue(
    _ field: FieldSchema, _ value: WireReader.Value, level: Int, to writer: inout JSONWriter
  ) throws(MessageError) {
    switch field.kind {
    case .double: writer.value(Double(bitPattern: value.bits ?? 0))
    case .float: writer.value(Float(bitPattern: UInt32(truncatingIfNeeded: value.bits ?? 0)))
    case .int32, .sint32, .sfixed32: writer.value(field.signed(value))
    case .uint32, .fixed32: writer.value(field.unsigned(value))
    case .int64, .sint64, .sfixed64: writer.quoted(field.signed(value))
    case .uint64, .fixed64: writer.quoted(field.unsigned(value))
    case .bool: writer.value(value.bits != 0)
    case .string: writer.value(try text(value))
    case .bytes: writer.base64(value.bytes ?? Bytes())
    case .enumeration: writeEnum(field, Int32(truncatingIfNeeded: value.bits ?? 0), to: &writer)
    case .message, .group:
      guard let schema = types.message(field.typeName) else { throw MessageError(.unknownType(field.typeName)) }
      try write(value.message ?? Bytes(), schema, level: level + 1, to: &writer)
    }
  }

  private func writeEnum(_ field: FieldSchema, _ number: Int32, to writer: inout JSONWriter) {
    if field.typeName == WellKnownType.nullValue {
      writer.null()
    } else if !options.usesEnumNumbers, let name = types.enumeration(field.typeName)?.value(number: number)?.name {
      writer.value(name)
    } else {
      writer.value(number)
    }
  }

  func text(_ value: WireReader.Value) throws(MessageError) -> String {
    guard let text = value.text else { throw MessageError(.utf8) }
    return text
  }
}
