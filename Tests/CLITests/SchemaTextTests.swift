import Contracts
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
}
