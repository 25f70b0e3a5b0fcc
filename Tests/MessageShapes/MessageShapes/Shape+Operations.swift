import Messages

extension Shape {
  /// The message, with the contents that all libraries' have.
  public var message: any Message {
    let contents = ShapeContents()
    return switch self {
    case .note: Self.note(contents)
    case .mentions: Self.mentions(contents)
    case .matrix: Self.matrix(contents)
    case .blob: Dossier.Bench.V1.Blob(data: Bytes(contents.data))
    }
  }

  /// Our way of doing it; gives a number that depends on every field.
  public func operation(_ operation: Operation) throws -> () throws -> Int {
    let contents = ShapeContents()
    return switch self {
    case .note: try Self.operation(operation, { Self.note(contents) }, Self.read)
    case .mentions: try Self.operation(operation, { Self.mentions(contents) }, Self.read)
    case .matrix: try Self.operation(operation, { Self.matrix(contents) }, Self.read)
    case .blob:
      // As they came from elsewhere: bytes are shared, not copied.
      try { data in try Self.operation(operation, { Dossier.Bench.V1.Blob(data: data) }, Self.read) }(
        Bytes(contents.data))
    }
  }

  @inline(__always)
  private static func operation<M: Message>(
    _ operation: Operation, _ build: @escaping () -> M, _ read: @escaping (M) -> Int
  ) throws -> () throws -> Int {
    let message = build()
    switch operation {
    case .decode:
      let bytes = try message.serialized()
      return { try read(M(serialized: bytes)) }
    case .encode: return { try message.serialized().count }
    case .buildAndEncode: return { try build().serialized().count }
    case .decodeJSON:
      let text = try message.json()
      return { try read(M(json: text)) }
    case .encodeJSON: return { try message.json().count }
    }
  }
}

// MARK: - Messages out of values, and back

extension Shape {
  private static func note(_ contents: ShapeContents) -> Dossier.Bench.V1.Note {
    Dossier.Bench.V1.Note(text: contents.text)
  }

  private static func mentions(_ contents: ShapeContents) -> Dossier.Bench.V1.Mentions {
    Dossier.Bench.V1.Mentions(
      mentions: contents.mentions.map { mention in
        Dossier.Bench.V1.Mention(
          text: mention.text, start: mention.start, end: mention.end, label: mention.label, score: mention.score,
          position: Dossier.Bench.V1.Position(page: mention.page, x: mention.x, y: mention.y))
      })
  }

  private static func matrix(_ contents: ShapeContents) -> Dossier.Bench.V1.Matrix {
    Dossier.Bench.V1.Matrix(rows: contents.rows.map { Dossier.Bench.V1.Vector(values: $0) })
  }

  private static func read(_ message: Dossier.Bench.V1.Note) -> Int { message.text.utf8.count }

  private static func read(_ message: Dossier.Bench.V1.Mentions) -> Int {
    var sum = 0
    for mention in message.mentions {
      sum &+= mention.text.utf8.count &+ Int(mention.start) &+ Int(mention.end) &+ mention.label.utf8.count
      sum &+= Int(mention.score)
      if let position = mention.position { sum &+= Int(position.page) &+ Int(position.x) &+ Int(position.y) }
    }
    return sum
  }

  private static func read(_ message: Dossier.Bench.V1.Matrix) -> Int {
    var sum = 0
    for row in message.rows { sum &+= row.values.count &+ Int(row.values.last ?? 0) }
    return sum
  }

  private static func read(_ message: Dossier.Bench.V1.Blob) -> Int {
    message.data.count &+ Int(message.data.last ?? 0)
  }
}
