import Contracts
import Foundation
import Inspection
import Messages
import RPCCore
import Testing

@testable import CLI

@Suite("Descriptions")
struct SchemaTextTests {
  private let text = SchemaText(
    pool: SchemaPool(files: [Dossier.Api.V1.UploadDocumentRequest.file, Dossier.Nlp.V1.EmbedRequest.file]))

  @Test("A service is described by its methods, a method by itself with either separator")
  func services() throws {
    let service = try #require(text.describe("dossier.nlp.v1.NLPService"))
    #expect(
      service.hasPrefix(
        "service dossier.nlp.v1.NLPService {\n  rpc Embed(dossier.nlp.v1.EmbedRequest) returns (dossier.nlp.v1.EmbedResponse);\n"
      ))
    #expect(service.hasSuffix("\n}"))
    let method =
      "rpc EmbedStream(stream dossier.nlp.v1.EmbedStreamRequest) returns (stream dossier.nlp.v1.EmbedStreamResponse);"
    #expect(service.contains("  \(method)\n"))
    #expect(text.describe("dossier.nlp.v1.NLPService/EmbedStream") == method)
    #expect(text.describe("dossier.nlp.v1.NLPService.EmbedStream") == method)
  }

  @Test("A message is described with its labels, types and numbers")
  func messages() {
    #expect(
      text.describe("dossier.nlp.v1.SplitTextRequest")
        == """
        message dossier.nlp.v1.SplitTextRequest {
          string text = 1;
          uint32 max_tokens = 2;
          optional uint32 overlap_tokens = 3;
          repeated uint32 borders = 4;
        }
        """)
    #expect(
      text.describe("dossier.api.v1.UploadDocumentRequest")
        == """
        message dossier.api.v1.UploadDocumentRequest {
          oneof payload {
            dossier.api.v1.UploadMetadata metadata = 1;
            bytes chunk = 2;
          }
        }
        """)
  }

  @Test("Maps, nested messages and enumerations look as they were written")
  func nested() {
    let pool = SchemaPool(files: [Google.Protobuf.Struct.file, Dossier.Nlp.V1.Entity.file])
    let text = SchemaText(pool: pool)
    #expect(
      text.describe("google.protobuf.Struct")
        == "message google.protobuf.Struct {\n  map<string, google.protobuf.Value> fields = 1;\n}")
    #expect(
      text.describe("dossier.nlp.v1.EntitySource")
        == """
        enum dossier.nlp.v1.EntitySource {
          ENTITY_SOURCE_UNSPECIFIED = 0;
          ENTITY_SOURCE_GENERAL = 1;
          ENTITY_SOURCE_PERSONAL_DATA = 2;
          ENTITY_SOURCE_PATTERN = 3;
        }
        """)
  }

  @Test(
    "What is not there has no description", arguments: ["", ".", "dossier", "dossier.nlp.v1.NLPService/None", "a/b/c"])
  func missing(symbol: String) {
    #expect(text.describe(symbol) == nil)
  }

  @Test(
    "As JSON every symbol has the same names as its text",
    arguments: [
      ("dossier.nlp.v1.NLPService", "service", "methods"),
      ("dossier.nlp.v1.NLPService/Embed", "method", "request_type"),
      ("dossier.nlp.v1.NLPService.Embed", "method", "response_type"),
      ("dossier.nlp.v1.SplitTextRequest", "message", "fields"), ("dossier.nlp.v1.EntitySource", "enum", "values"),
    ])
  func json(symbol: String, kind: String, member: String) throws {
    let line = try #require(SchemaJSON(pool: text.pool).describe(symbol)?.text)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["kind"] as? String == kind)
    #expect(object["name"] as? String == (kind == "method" ? "dossier.nlp.v1.NLPService/Embed" : symbol))
    #expect(object[member] != nil)
    #expect(SchemaJSON(pool: text.pool).describe(symbol + "None") == nil)
  }

  @Test("As JSON a map's field says its keys' and values' types, a choice's field which choice")
  func fieldsAsJSON() throws {
    let pool = SchemaPool(files: [Google.Protobuf.Struct.file, Dossier.Api.V1.UploadDocumentRequest.file])
    let map = try #require(SchemaJSON(pool: pool).describe("google.protobuf.Struct")?.text)
    #expect(
      map.contains(
        #"{"name":"fields","json_name":"fields","number":1,"type":"map","key_type":"string","value_type":"google.protobuf.Value"}"#
      ))
    let choice = try #require(SchemaJSON(pool: pool).describe("dossier.api.v1.UploadDocumentRequest")?.text)
    #expect(choice.contains(#""type":"bytes","repeated":false,"optional":false,"oneof":"payload"}"#))
  }
}
