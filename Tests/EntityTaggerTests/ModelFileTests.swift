import Foundation
import Testing

@testable import EntityTagger

@Suite struct ModelFileTests {
  @Test(
    "MessagePack that is cut off, too deep or lies about a length is refused",
    arguments: [
      [], [0xc1], [0x92, 0x01], [0x81, 0x01], [0xa5, 0x61], [0xc6, 0xff, 0xff, 0xff, 0xff],
      [0xdd, 0xff, 0xff, 0xff, 0xff],
      [0xdf, 0xff, 0xff, 0xff, 0xff, 0x00], [0xcf, 0x00], [0xc7, 0x01, 0x01, 0x00], [0x01, 0x01],
      Array(repeating: 0x91, count: 100_000),
    ] as [[UInt8]])
  func refused(bytes: [UInt8]) {
    #expect(throws: EntityTaggerError.self) { try MessagePackReader.read(bytes, file: "test") }
  }

  @Test("MessagePack's numbers, strings, arrays and maps are read")
  func values() throws {
    let bytes: [UInt8] =
      [0x84, 0xa1, 0x61, 0x94, 0x05, 0xff, 0xd1, 0xff, 0x00, 0xcf] + Array(repeating: 0xff, count: 8)
      + [0xc4, 0x01, 0x62, 0xc3, 0xa1, 0x63, 0xca, 0x3f, 0x80, 0, 0, 0x07, 0xc0]
    let value = try MessagePackReader.read(bytes, file: "test")
    #expect(value["a"]?.array?.map(\.bits) == [5, UInt64(bitPattern: -1), UInt64(bitPattern: -256), .max])
    guard case .bool(true)? = value["b"], case .double(1)? = value["c"] else {
      Issue.record("\(value)")
      return
    }
    #expect(value.map?.count == 4)
    #expect(value["d"] == nil)
  }

  @Test("A folder without the model's files is an error that names the file")
  func missing() {
    let error = #expect(throws: EntityTaggerError.self) { try EntityTagger(modelDirectory: "/nonexistent") }
    #expect(error?.description.contains("ner/moves") == true)
  }

  @Test(
    "A model file that is cut off, empty or of another kind is a typed error",
    arguments: ["ner/model", "ner/moves", "tokenizer", "vocab/lookups.bin"], [0.0, 0.5, 0.999])
  func damaged(file: String, kept: Double) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("EntityTaggerTests-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["ner/model", "ner/moves", "tokenizer", "vocab/lookups.bin"] {
      let target = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: ModelFixture.folder).appendingPathComponent(name))
      try (name == file ? bytes.prefix(Int(Double(bytes.count) * kept)) : bytes).write(to: target)
    }
    #expect(throws: EntityTaggerError.self) { try EntityTagger(modelDirectory: folder.path) }
  }

  @Test("An array of another shape, type or length is refused")
  func arrays() {
    func array(type: String = "<f4", shape: [Int64] = [1, 2], bytes: Int = 8) -> MessagePackValue {
      func text(_ string: String) -> MessagePackValue { .bytes(Array(string.utf8)[...]) }
      return .map([
        .init(key: text("nd"), value: .bool(true)), .init(key: text("type"), value: text(type)),
        .init(key: text("shape"), value: .array(shape.map { .integer($0) })),
        .init(key: text("data"), value: .bytes(Array(repeating: 0, count: bytes)[...])),
      ])
    }
    #expect(throws: Never.self) { try NumericArray(array(), shape: [1, 2], name: "a", file: "f") }
    for value in [array(type: "<f8"), array(shape: [2, 1]), array(shape: [-1, 2]), array(bytes: 4), .null] {
      #expect(throws: EntityTaggerError.self) { try NumericArray(value, shape: [1, 2], name: "a", file: "f") }
    }
  }
}
