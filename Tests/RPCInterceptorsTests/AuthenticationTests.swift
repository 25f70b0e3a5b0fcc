import Messages
import RPCCore
import Synchronization
import Testing

@testable import RPCInterceptors

@Suite("Authentication", .timeLimit(.minutes(10)))
struct AuthenticationTests {
  /// No cryptographic hash, but one that tells these tests' tokens apart.
  private static func digest(_ token: String) -> Bytes { Bytes(token.utf8.reversed() + [UInt8(token.utf8.count)]) }

  private static func verifier() -> TokenDigests {
    TokenDigests(
      [
        (digest("ada-token"), Identity(subject: "ada", roles: ["reader", "writer"])),
        (digest("bob-token"), Identity(subject: "bob", roles: ["reader"])),
      ], digest: digest)
  }

  private static func code(_ call: () async throws -> some Any) async -> StatusCode {
    do {
      _ = try await call()
      return .ok
    } catch {
      return (error as? RPCError)?.code ?? .unknown
    }
  }

  @Test(
    "A call passes with a token that is known, of somebody who may make it",
    arguments: [
      (nil, StatusCode.unauthenticated), ("Bearer ada-token", .ok), ("bearer  ada-token", .ok),
      ("BEARER bob-token", .ok), ("Bearer", .unauthenticated),
      ("Bearer eve-token", .unauthenticated), ("Basic ada-token", .unauthenticated), ("ada-token", .unauthenticated),
      ("Bearer ada-token-and-more", .unauthenticated), ("Bearer ada-toke", .unauthenticated), ("", .unauthenticated),
    ], Carrier.allCases)
  func bearer(_ header: (String?, StatusCode), _ carrier: Carrier) async throws {
    try await Workbench.use(carrier, server: [AuthenticationInterceptor(Self.verifier())]) { bench in
      let options = CallOptions(metadata: header.0.map { ["authorization": $0] } ?? [:])
      for kind in CallKind.all {
        #expect(await Self.code { try await bench.call(kind, [1], options) } == header.1)
      }
    }
  }

  @Test("Who may not make a call is told which role it takes")
  func roles() async throws {
    let authentication = AuthenticationInterceptor(Self.verifier()) { method in
      method == ToolService.unary ? ["writer", "admin"] : []
    }
    try await Workbench.use(server: [authentication]) { bench in
      let bob = CallOptions(metadata: ["authorization": "Bearer bob-token"])
      let error = await #expect(throws: RPCError.self) { try await bench.call(.unary, [1], bob) }
      #expect(error == RPCError(.permissionDenied, "The token's role is reader; test.v1.Tools needs admin or writer."))
      try await bench.call(.bidirectional, [1], bob)
      try await bench.call(.unary, [1], CallOptions(metadata: ["authorization": "Bearer ada-token"]))
    }
  }

  @Test("Handlers see who calls; exempt services see nobody, and ask for nothing")
  func identity() async throws {
    let seen = Mutex<[String?]>([])
    let service = ToolService { context in seen.withLock { $0.append(context.identity?.subject) } }
    let options = CallOptions(metadata: ["x-api-key": "bob-token"])
    let strict = AuthenticationInterceptor(Self.verifier(), from: .field("x-api-key"))
    try await Workbench.use(.network, service, server: [strict]) { try await $0.call(.unary, [1], options) }
    let lax = AuthenticationInterceptor(Self.verifier(), exempting: [ToolService.serviceName])
    try await Workbench.use(.network, service, server: [lax]) { try await $0.call(.unary) }
    #expect(seen.withLock { $0 } == ["bob", nil])
    #expect(lax.bound(to: ToolService.unary) == nil)
  }

  @Test(
    "Digests are compared whole",
    arguments: [
      ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1, 2], [1], false), ([], [], true), ([0], [], false),
    ]
      as [(Bytes, Bytes, Bool)])
  func comparison(_ left: Bytes, _ right: Bytes, _ isEqual: Bool) {
    #expect(TokenDigests.isEqual(left, right) == isEqual)
  }

  // MARK: - Tokens that change

  /// Gives out tokens, and knows which is good.
  private final class Issuer: CredentialVerifier {
    private let state = Mutex((issued: 0, good: "token-1"))

    var issued: Int { state.withLock { $0.issued } }
    func rotate(to token: String) { state.withLock { $0.good = token } }

    func issue(expires: ContinuousClock.Instant? = nil) -> BearerToken {
      state.withLock { state in
        state.issued += 1
        return BearerToken("token-\(state.issued)", expires: expires)
      }
    }

    func verify(_ token: String, for method: Method) async throws -> Identity {
      guard token == state.withLock({ $0.good }) else { throw RPCError(.unauthenticated, "Not any more.") }
      return Identity(subject: token)
    }
  }

  @Test("A token is fetched once, and once more when the server does not take it any more")
  func refresh() async throws {
    let issuer = Issuer()
    let bearer = BearerInterceptor { issuer.issue() }
    try await Workbench.use(.network, server: [AuthenticationInterceptor(issuer)], client: [bearer]) { bench in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 { group.addTask { try await bench.call(.unary) } }
        try await group.waitForAll()
      }
      #expect(issuer.issued == 1)
      issuer.rotate(to: "token-2")
      try await bench.call(.unary)
      #expect(issuer.issued == 2)
      // A stream is not made again, but the next call has a fresh token.
      issuer.rotate(to: "token-3")
      #expect(await Self.code { try await bench.call(.bidirectional) } == .unauthenticated)
      try await bench.call(.bidirectional)
      #expect(issuer.issued == 3)
      // A server that takes no token at all is asked twice, no more.
      issuer.rotate(to: "none")
      #expect(await Self.code { try await bench.call(.unary) } == .unauthenticated)
      #expect(issuer.issued == 4)
    }
  }

  @Test("A token that is about to expire is not used")
  func expiry() async throws {
    let issuer = Issuer()
    let bearer = BearerInterceptor(refreshingBefore: .seconds(30)) {
      issuer.issue(expires: .now + (issuer.issued == 0 ? .seconds(29) : .seconds(3_600)))
    }
    try await Workbench.use(client: [bearer]) { bench in
      for _ in 0..<3 { try await bench.call(.unary) }
    }
    #expect(issuer.issued == 2)
  }

  @Test("What the fetch of a token throws, the call throws, and the next call tries again")
  func failedFetch() async throws {
    struct Broken: Error {}
    let tries = Mutex(0)
    let bearer = BearerInterceptor {
      let number = tries.withLock { tries in
        tries += 1
        return tries
      }
      if number == 1 { throw Broken() }
      if number == 2 { throw RPCError(.unavailable, "The issuer is away.") }
      return BearerToken("t")
    }
    try await Workbench.use(client: [bearer]) { bench in
      #expect(await Self.code { try await bench.call(.unary) } == .unauthenticated)
      #expect(await Self.code { try await bench.call(.bidirectional) } == .unavailable)
      try await bench.call(.unary)
    }
  }
}
