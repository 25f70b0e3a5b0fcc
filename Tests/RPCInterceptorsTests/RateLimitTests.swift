import Contracts
import Messages
import MetricsTestKit
import RPCCore
import Synchronization
import Testing

@testable import RPCInterceptors

@Suite("Limits of rates and of calls at a time", .timeLimit(.minutes(10)))
struct RateLimitTests {
  @Test("A bucket gives its burst at once, and then what the rate brings")
  func bucket() throws {
    let rate = try #require(TokenBucket.Rate(RateLimit(perSecond: 10, burst: 3)))
    let bucket = TokenBucket()
    let (second, start) = (Int64(1_000_000_000), Int64(5_000_000_000))
    #expect((0..<4).map { _ in bucket.take(rate, at: start) } == [nil, nil, nil, second / 10])
    #expect(bucket.take(rate, at: start + second / 20) == second / 20)
    #expect(bucket.take(rate, at: start + second / 10) == nil)
    #expect(bucket.take(rate, at: start + second / 10) == second / 10)
    // A long pause brings the burst, no more.
    #expect((0..<4).map { _ in bucket.take(rate, at: start + 100 * second) } == [nil, nil, nil, second / 10])
  }

  @Test(
    "Rates that make no sense are no rates, and none traps",
    arguments: [
      (0, false), (-1, false), (.nan, false), (.infinity, false), (1e-30, true), (1e30, true), (0.5, true),
    ] as [(Double, Bool)])
  func oddRates(_ perSecond: Double, isRate: Bool) {
    for burst in [Int.min, 0, 1, .max] {
      let rate = TokenBucket.Rate(RateLimit(perSecond: perSecond, burst: burst))
      #expect((rate != nil) == isRate)
      if let rate {
        let bucket = TokenBucket()
        for _ in 0..<3 { _ = bucket.take(rate, at: 1 << 50) }
      }
    }
    _ = RateLimit(perSecond: perSecond)
  }

  @Test(
    "A call over the rate is RESOURCE_EXHAUSTED and told when to come again", arguments: Carrier.allCases, CallKind.all)
  func refusal(_ carrier: Carrier, _ kind: CallKind) async throws {
    let metrics = TestMetrics()
    let limiter = RateLimitInterceptor(RateLimit(perSecond: 0.001, burst: 2), per: .host, factory: metrics)
    try await Workbench.use(carrier, server: [limiter]) { bench in
      try await bench.call(kind)
      try await bench.call(kind)
      let error = await #expect(throws: RPCError.self) { try await bench.call(kind) }
      #expect(error?.code == .resourceExhausted)
      let details = try Google.Rpc.Status(serialized: try #require(error?.details))
      let info = try #require(try details.details.first?.unpacked(as: Google.Rpc.RetryInfo.self))
      // A thousand seconds bring a token; some of them may have passed.
      #expect((900...1_000).contains(info.retryDelay?.seconds ?? 0))
    }
    #expect(metrics.counters(label: "grpc_server_limited_total").map(\.totalValue).reduce(0, +) == 1)
  }

  @Test("Callers have limits of their own, and share those of methods")
  func keys() async throws {
    struct Names: CredentialVerifier {
      func verify(_ token: String, for method: Method) async throws -> Identity { Identity(subject: token) }
    }
    func call(_ bench: Workbench, _ kind: CallKind, as name: String) async -> Bool {
      (try? await bench.call(kind, [1], CallOptions(metadata: ["authorization": "Bearer \(name)"]))) != nil
    }
    let limit = RateLimit(perSecond: 0.001, burst: 1)
    let cases: [(RateLimitKey, [Bool])] = [
      (.identity, [true, false, false, true]), ([.identity, .method], [true, false, true, true]),
      (.method, [true, false, true, false]), (.host, [true, false, false, false]),
    ]
    for (key, expected) in cases {
      let chain: [any ServerInterceptor] = [AuthenticationInterceptor(Names()), RateLimitInterceptor(limit, per: key)]
      try await Workbench.use(server: chain) { bench in
        let passed = [
          await call(bench, .unary, as: "ada"), await call(bench, .unary, as: "ada"),
          await call(bench, .bidirectional, as: "ada"), await call(bench, .unary, as: "bob"),
        ]
        #expect(passed == expected, "\(key)")
      }
    }
  }

  @Test(
    "So many calls run at a time; one more is refused until one has ended", arguments: [Carrier.inProcess, .network])
  func concurrency(_ carrier: Carrier) async throws {
    let metrics = TestMetrics()
    let limiter = RateLimitInterceptor(RateLimit(concurrent: 2), per: .host, factory: metrics)
    try await Workbench.use(carrier, server: [limiter]) { bench in
      var open: [any ClientStream] = []
      for _ in 0..<2 {
        let stream = try await bench.client.open(ToolService.chat, options: CallOptions())
        try await stream.send([1])
        #expect(try await stream.receive() == [1])
        open.append(stream)
      }
      for kind in CallKind.all {
        let error = await #expect(throws: RPCError.self) { try await bench.call(kind) }
        #expect(error?.code == .resourceExhausted)
      }
      try await open[0].finish()
      #expect(try await open[0].receive() == nil)
      try await bench.call(.unary)
      // One that failed has ended, too.
      await #expect(throws: RPCError.self) { try await bench.call(.unary, [105]) }
      try await bench.call(.unary)
      open[1].cancel()
    }
    let refused = metrics.counters(label: "grpc_server_limited_total").filter {
      $0.dimensions.contains { $0.1 == "concurrency" }
    }
    #expect(refused.map(\.totalValue).reduce(0, +) == 4)
  }

  @Test("A table forgets full buckets first, and never holds more than its limit")
  func eviction() throws {
    let table = BucketTable(limit: 160)
    let rate = try #require(TokenBucket.Rate(RateLimit(perSecond: 1, burst: 1)))
    let busy = table.bucket(of: "busy")
    #expect(busy.begin(limit: 1))
    let drained = table.bucket(of: "drained")
    #expect(drained.take(rate, at: 1 << 60) == nil)
    for number in 0..<20_000 { _ = table.bucket(of: "key \(number)") }
    #expect(table.count <= 160)
    // Each was beside thousands of full ones, among which eight are looked at each time.
    #expect(table.bucket(of: "busy") === busy)
    #expect(table.bucket(of: "drained") === drained)
    // It holds also when all of them are busy.
    for number in 0..<1_000 { #expect(table.bucket(of: "busy \(number)").begin(limit: 1)) }
    #expect(table.count <= 160)
  }

  @Test("Threads take no more tokens than there are")
  func concurrentTakes() async throws {
    let rate = try #require(TokenBucket.Rate(RateLimit(perSecond: 1, burst: 500)))
    let bucket = TokenBucket()
    let taken = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<1_000).count { _ in bucket.take(rate, at: 1_000_000_000) == nil } }
      }
      return await group.reduce(0, +)
    }
    #expect(taken == 500)
  }

  @Test(
    "A host is an address without its port",
    arguments: [
      ("ipv4:127.0.0.1:50123", "ipv4:127.0.0.1"), ("ipv6:[::1]:443", "ipv6:[::1]"),
      ("unix:/run/x.sock", "unix:/run/x.sock"),
      ("in-process", "in-process"), ("ipv4", "ipv4"),
    ])
  func hosts(_ address: String, _ host: String) { #expect(Peer(address: address).host == host) }
}
