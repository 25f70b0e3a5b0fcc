import Foundation
import SwiftProtobuf

extension Shape {
  /// swift-protobuf's way of doing it; gives a number that depends on every field.
  func operation(_ operation: Operation) throws -> () throws -> Int {
    let contents = ShapeContents()
    return switch self {
    case .note: try Self.operation(operation, { Self.note(contents) }, Self.read)
    case .mentions: try Self.operation(operation, { Self.mentions(contents) }, Self.read)
    case .matrix: try Self.operation(operation, { Self.matrix(contents) }, Self.read)
    case .blob:
      // As they came from elsewhere: bytes are shared, not copied.
      try { data in
        try Self.operation(operation, { Dossier_Bench_V1_Blob.with { $0.data = data } }, Self.read)
      }(Data(contents.data))
    }
  }

  @inline(__always)
  private static func operation<M: Message>(
    _ operation: Operation, _ build: @escaping () -> M, _ read: @escaping (M) -> Int
  ) throws -> () throws -> Int {
    let message = build()
    switch operation {
    case .decode:
      let bytes: [UInt8] = try message.serializedBytes()
      return { try read(M(serializedBytes: bytes)) }
    case .encode: return { try (message.serializedBytes() as [UInt8]).count }
    case .buildAndEncode: return { try (build().serializedBytes() as [UInt8]).count }
    case .decodeJSON:
      let text = try message.jsonString()
      return { try read(M(jsonString: text)) }
    case .encodeJSON: return { try message.jsonString().utf8.count }
    }
  }
}

// MARK: - Messages out of values, and back

extension Shape {
  private static func note(_ contents: ShapeContents) -> Dossier_Bench_V1_Note {
    .with { $0.text = contents.text }
  }

  private static func mentions(_ contents: ShapeContents) -> Dossier_Bench_V1_Mentions {
    .with {
      $0.mentions = contents.mentions.map { mention in
        .with {
          $0.text = mention.text
          $0.start = mention.start
          $0.end = mention.end
          $0.label = mention.label
          $0.score = mention.score
          $0.position = .with {
            $0.page = mention.page
            $0.x = mention.x
            $0.y = mention.y
          }
        }
      }
    }
  }

  private static func matrix(_ contents: ShapeContents) -> Dossier_Bench_V1_Matrix {
    .with { $0.rows = contents.rows.map { row in .with { $0.values = row } } }
  }

  private static func read(_ message: Dossier_Bench_V1_Note) -> Int { message.text.utf8.count }

  private static func read(_ message: Dossier_Bench_V1_Mentions) -> Int {
    var sum = 0
    for mention in message.mentions {
      sum &+= mention.text.utf8.count &+ Int(mention.start) &+ Int(mention.end) &+ mention.label.utf8.count
      sum &+= Int(mention.score)
      if mention.hasPosition {
        let position = mention.position
        sum &+= Int(position.page) &+ Int(position.x) &+ Int(position.y)
      }
    }
    return sum
  }

  private static func read(_ message: Dossier_Bench_V1_Matrix) -> Int {
    var sum = 0
    for row in message.rows { sum &+= row.values.count &+ Int(row.values.last ?? 0) }
    return sum
  }

  private static func read(_ message: Dossier_Bench_V1_Blob) -> Int {
    message.data.count &+ Int(message.data.last ?? 0)
  }
}
