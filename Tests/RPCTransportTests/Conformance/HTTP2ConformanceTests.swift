import RPCTransport
import Testing

/// A server's reactions, held against RFC 9113 and RFC 7541. The cases are those that h2spec has, in its groups.
@Suite("HTTP/2, as its specification has it", .serialized, .timeLimit(.minutes(10)))
struct HTTP2ConformanceTests {
  private func check(_ testCase: HTTP2Case) async throws {
    try await withPeers(.tcp, routes: [HTTP2Case.page]) { peers in
      let target = try #require(peers.target)
      let failure = try await testCase.failure(at: target)
      #expect(failure == nil)
    }
  }

  @Test("What every server takes", arguments: GenericCases.all)
  func generic(_ testCase: HTTP2Case) async throws { try await check(testCase) }

  @Test("Beginning, frames and streams", arguments: FramingCases.all)
  func framing(_ testCase: HTTP2Case) async throws { try await check(testCase) }

  @Test("Definitions of frames", arguments: DefinitionCases.all)
  func definitions(_ testCase: HTTP2Case) async throws { try await check(testCase) }

  @Test("HTTP messages", arguments: MessageCases.all)
  func messages(_ testCase: HTTP2Case) async throws { try await check(testCase) }

  @Test("Compression of fields", arguments: HPACKCases.all)
  func hpack(_ testCase: HTTP2Case) async throws { try await check(testCase) }

  @Test("Every case of h2spec has its counterpart")
  func count() {
    #expect(GenericCases.all.count == 44)
    #expect(FramingCases.all.count + DefinitionCases.all.count + MessageCases.all.count == 95)
    #expect(HPACKCases.all.count == 8)
  }
}
