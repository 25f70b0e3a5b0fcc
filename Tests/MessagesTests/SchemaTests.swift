import Contracts
import Messages
import Testing

@Suite("Schema")
struct SchemaTests {
  @Test("A generated message knows its file, its fields and their names")
  func generated() throws {
    let schema = Test.V1.Scalars.schema
    #expect(schema.fullName == Test.V1.Scalars.fullName)
    #expect(schema.fields.count == 16)
    let field = try #require(schema.field(named: "aSfixed64"))
    #expect(field.name == "a_sfixed64" && field.number == 12 && field.kind == .sfixed64)
    #expect(schema.field(named: "a_sfixed64") == field && schema.field(number: 12) == field)
    #expect(Test.V1.Scalars.file.name == "test/v1/kinds.proto")
    #expect(Test.V1.Level.schema.values.map(\.name).contains("LEVEL_SMALL"))
    #expect(Test.V1.Names.Inner.schema.fullName == "test.v1.Names.Inner")
  }

  @Test("Every contract's file can be read, and finds what it imports")
  func contracts() throws {
    let pool = SchemaPool(files: [
      Dossier.Api.V1.documentFile, Dossier.Nlp.V1.nlpServiceFile, Grpc.Health.V1.healthFile,
    ])
    let service = try #require(pool.service("dossier.nlp.v1.NLPService"))
    let method = try #require(service.method(named: "EmbedStream"))
    #expect(method.isClientStreaming && method.isServerStreaming)
    #expect(pool.message(method.requestType) != nil)
    for file in pool.files {
      for name in file.imports { #expect(pool.file(named: name) != nil, "\(file.name) imports \(name)") }
    }
    let closure = pool.closure(of: Dossier.Api.V1.documentFile).map(\.name)
    #expect(closure.last == "dossier/api/v1/document.proto")
    #expect(closure.contains("google/protobuf/timestamp.proto"))
    #expect(Set(closure).count == closure.count)
  }

  @Test(
    "Symbols of every sort lead to their file",
    arguments: [
      "test.v1.Names", "test.v1.Names.Inner", "test.v1.Names.Inner.value", "test.v1.Names.Kind",
      "test.v1.Names.KIND_DEFAULT", "test.v1.LEVEL_HIGH", "test.v1.Choices.choice", "test.v1.Level",
    ])
  func symbols(symbol: String) {
    #expect(Test.V1.kindsFile.pool.file(declaring: symbol)?.name == "test/v1/kinds.proto")
  }

  @Test("A method and a service lead to their file; what is not declared to none")
  func services() {
    let pool = Grpc.Health.V1.healthFile.pool
    #expect(pool.file(declaring: "grpc.health.v1.Health.Check") != nil)
    #expect(pool.file(declaring: "grpc.health.v1.Health") != nil)
    #expect(pool.file(declaring: "grpc.health.v1") == nil)
    #expect(pool.serviceNames == ["grpc.health.v1.Health"])
  }

  @Test("A stranger's descriptor may count on a oneof that it does not declare")
  func undeclaredOneof() throws {
    // Two fields of type bool, in the oneof 0 of none.
    let fields = ["a", "b"].enumerated().map { index, name in
      joined(record(1, Bytes(name)), [0x18, UInt8(index + 1), 0x20, 1, 0x28, 8, 0x48, 0])
    }
    let message = joined(record(1, Bytes("M")), record(2, fields[0]), record(2, fields[1]))
    let pool = try SchemaPool(serializedFiles: [joined(record(1, Bytes("m.proto")), record(4, message))])
    let transcoder = JSONTranscoder(pool)
    #expect(try transcoder.binary(fromJSON: #"{"a":true}"#, type: "M") == [8, 1])
    #expect(throws: MessageError.self) { try transcoder.binary(fromJSON: #"{"a":true,"b":true}"#, type: "M") }
  }

  @Test("A foreign server's descriptors serve JSON without generated code")
  func dynamic() throws {
    let files = Test.V1.kindsFile.pool.files.map(\.serialized)
    let transcoder = JSONTranscoder(try SchemaPool(serializedFiles: files.reversed()))
    let json = #"{"label":"a","left":{"payload":"AQ=="},"others":[{},{"label":"b"}]}"#
    let binary = try transcoder.binary(fromJSON: json, type: "test.v1.Tree")
    #expect(try transcoder.json(fromBinary: binary, type: "test.v1.Tree") == json)
    #expect(try Test.V1.Tree(serialized: binary).json() == json)
    #expect(throws: MessageError(.unknownType("test.v1.None"))) {
      try transcoder.binary(fromJSON: "{}", type: "test.v1.None")
    }
  }

  @Test("proto2 files are read: presence, packing, groups")
  func proto2() throws {
    // file { name "old.proto" package "old" message M { optional int32 a = 1; repeated int32 b = 2;
    //   repeated group G = 3 { optional string s = 4; } } }, as protoc writes it.
    let group = joined(record(1, Bytes("G")), record(2, joined(record(1, Bytes("s")), Bytes(hex: "1804 2001 2809"))))
    let message = joined(
      record(1, Bytes("M")), record(2, joined(record(1, Bytes("a")), Bytes(hex: "1801 2001 2805"))),
      record(2, joined(record(1, Bytes("b")), Bytes(hex: "1802 2003 2805"))),
      record(2, joined(record(1, Bytes("g")), Bytes(hex: "1803 2003 280a"), record(6, Bytes(".old.M.G")))),
      record(3, group))
    let file = joined(record(1, Bytes("old.proto")), record(2, Bytes("old")), record(4, message))
    let transcoder = JSONTranscoder(try SchemaPool(serializedFiles: [file]))
    let json = #"{"a":0,"b":[1,2],"g":[{"s":"x"},{}]}"#
    let binary = try transcoder.binary(fromJSON: json, type: "old.M")
    #expect(binary.hex == "0800" + "10011002" + "1b220178" + "1c" + "1b1c")
    #expect(try transcoder.json(fromBinary: binary, type: "old.M") == json)
  }

  @Test("A descriptor that is cut off or not one is refused or empty; never a crash")
  func damaged() throws {
    let bytes = Test.V1.kindsFile.serialized
    for end in stride(from: 0, to: bytes.count, by: 7) {
      _ = try? FileSchema(serialized: bytes.slice(0..<end))
    }
    var generator = SplitMix(state: 7)
    for _ in 0..<300 {
      var damaged = Array(bytes)
      for _ in 0..<4 {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      guard let file = try? FileSchema(serialized: Bytes(damaged)) else { continue }
      let pool = SchemaPool(files: [file])
      for message in file.messages {
        _ = try? JSONTranscoder(pool).json(fromBinary: Bytes(hex: "0801 1202 0801"), type: message.fullName)
      }
    }
  }

  @Test("Files that import one another in a circle have an end")
  func circle() throws {
    let a = joined(record(1, Bytes("a.proto")), record(3, Bytes("b.proto")))
    let b = joined(record(1, Bytes("b.proto")), record(3, Bytes("a.proto")))
    let pool = try SchemaPool(serializedFiles: [a, b])
    let file = try #require(pool.file(named: "a.proto"))
    #expect(pool.closure(of: file).map(\.name) == ["b.proto", "a.proto"])
  }
}
