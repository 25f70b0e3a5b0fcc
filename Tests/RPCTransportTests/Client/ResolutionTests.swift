import NIOCore
import RPCCore
import Synchronization
import Testing

@testable import RPCTransport

@Suite("When a target is looked up")
struct ResolutionScheduleTests {
  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  private func schedule() -> ResolutionSchedule {
    ResolutionSchedule(
      minimumInterval: .seconds(30),
      backoff: .init(first: .seconds(1), limit: .seconds(10), multiplier: 2, jitter: 0.2))
  }

  @Test("At once at first, and once however many ask")
  func first() {
    var schedule = schedule()
    #expect(schedule.asked(start) == .start)
    #expect(schedule.asked(start) == .none)
  }

  @Test("Not sooner than the interval after the last answer")
  func interval() {
    var schedule = schedule()
    #expect(schedule.asked(start) == .start)
    schedule.found(start + .seconds(2))
    #expect(schedule.asked(start + .seconds(5)) == .wake(start + .seconds(32)))
    #expect(schedule.asked(start + .seconds(6)) == .none)
    #expect(schedule.fired(isWanted: true) == .start)
    schedule.found(start + .seconds(33))
    #expect(schedule.asked(start + .seconds(63)) == .start)
  }

  @Test("Again by itself after failures, later each time, and as before after an answer")
  func failures() {
    var schedule = schedule()
    #expect(schedule.asked(start) == .start)
    for delay in [1, 2, 4, 8, 10, 10] {
      #expect(schedule.failed(start, random: 0.5) == .wake(start + .seconds(Int64(delay))))
      #expect(schedule.asked(start) == .none)
      #expect(schedule.fired(isWanted: true) == .start)
    }
    schedule.found(start)
    #expect(schedule.asked(start + .seconds(30)) == .start)
    #expect(schedule.failed(start, random: 0) == .wake(start + .milliseconds(800)))
  }

  @Test("A lookup that nobody wants any more is not made")
  func unwanted() {
    var schedule = schedule()
    #expect(schedule.asked(start) == .start)
    _ = schedule.failed(start, random: 0.5)
    #expect(schedule.fired(isWanted: false) == .none)
    #expect(schedule.asked(start) == .start)
  }
}

@Suite("Finding a target's endpoints", .timeLimit(.minutes(10)))
struct ResolutionTests {
  @Test(
    "Families alternate, the first address's first, and none comes twice",
    arguments: [
      (["::1", "127.0.0.1"], ["::1", "127.0.0.1"]), ([], []), (["10.0.0.1", "10.0.0.1"], ["10.0.0.1"]),
      (["::1", "::2", "::3", "10.0.0.1"], ["::1", "10.0.0.1", "::2", "::3"]),
      (["10.0.0.1", "10.0.0.2", "::1", "::2"], ["10.0.0.1", "::1", "10.0.0.2", "::2"]),
    ])
  func interleaving(_ found: [String], _ order: [String]) { #expect(DNSResolver.interleaved(found) == order) }

  @Test("A name's addresses are endpoints under the name")
  func names() async throws {
    let resolver = DNSResolver(host: "nlp.example", port: 81) { host throws(ResolutionError) in
      host == "nlp.example" ? ["10.0.0.1", "fe80::1"] : []
    }
    let found = try await resolver.resolve().endpoints
    #expect(
      found == [
        Endpoint(.tcp(host: "10.0.0.1", port: 81), authority: "nlp.example:81"),
        Endpoint(.tcp(host: "fe80::1", port: 81), authority: "nlp.example:81"),
      ])
  }

  @Test("The machine knows itself, and says of other names that they are unknown")
  func system() async throws {
    let found = try await HostLookup.addresses(of: "localhost")
    #expect(!found.isEmpty && found.allSatisfy { ["127.0.0.1", "::1"].contains($0) }, "\(found)")
    let error = await #expect(throws: ResolutionError.self) {
      try await HostLookup.addresses(of: "no such host.invalid")
    }
    #expect(error?.description.hasPrefix("no such host.invalid ") == true)
  }

  @Test("A name leads to the server, whichever of its addresses it listens on", arguments: ["127.0.0.1", "::1"])
  func localhost(_ host: String) async throws {
    let loops = EventLoops(threads: 1)
    let server = Server(router: Router(services: [EchoService()]), configuration: .unhurried, eventLoops: loops)
    guard let found = try? await server.listen(on: .tcp(host: host, port: 0)), case .tcp(_, let port) = found else {
      // A machine without IPv6 has no such address.
      #expect(host == "::1")
      return await loops.shutdown()
    }
    // What the machine's own file of names says of localhost differs; both addresses stand for it here.
    let resolver = DNSResolver(host: "localhost", port: port) { _ throws(ResolutionError) in ["::1", "127.0.0.1"] }
    let channel = ClientChannel(resolver: resolver, configuration: .eager, eventLoops: loops)
    let request = ClientRequest(method: EchoService.method("Unary", .unary), options: CallOptions())
    #expect(try await channel.unary(request, message: [1, 2]).message == [1, 2])
    await channel.close(deadline: .after(.seconds(5)))
    await server.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
  }

  @Test("dns:///localhost leads to a server on this machine")
  func wholeWay() async throws {
    let loops = EventLoops(threads: 1)
    let server = Server(router: Router(services: [EchoService()]), configuration: .unhurried, eventLoops: loops)
    guard case .tcp(_, let port) = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0)),
      let target = ClientTarget("dns:///localhost:\(port)")
    else { throw RawConnection.Failure() }
    let log = ChannelLog()
    let channel = ClientChannel(target: target, configuration: .eager, eventLoops: loops, observer: log)
    let request = ClientRequest(method: EchoService.method("Unary", .unary), options: CallOptions())
    #expect(try await channel.unary(request, message: [3]).message == [3])
    let named = log.events.contains { event in
      guard case .resolved(let endpoints) = event else { return false }
      return endpoints.contains {
        $0.address == .tcp(host: "127.0.0.1", port: port) && $0.authority == "localhost:\(port)"
      }
    }
    #expect(named)
    await channel.close(deadline: .after(.seconds(5)))
    await server.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
  }

  @Test("Endpoints that fail are looked up again, and the new ones take the calls")
  func moved() async throws {
    try await withFleet(2) { fleet async throws in
      let resolver = ScriptedResolver([
        .success(.init(endpoints: [Endpoint(fleet.targets[0])])),
        .success(.init(endpoints: [Endpoint(fleet.targets[1])])),
      ])
      let log = ChannelLog()
      let channel = ClientChannel(
        resolver: resolver, configuration: .eager, eventLoops: fleet.loops, observer: log)
      #expect(try await channel.ask() == 0)
      await fleet.kill(0)
      await log.wait(for: .resolved([Endpoint(fleet.targets[1])]))
      #expect(try await channel.ask(options: CallOptions(waitForReady: true)) == 1)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A failed lookup fails calls that do not wait, says why, and is made again for those that do")
  func failing() async throws {
    try await withFleet(1) { fleet async throws in
      let resolver = ScriptedResolver([
        .failure(ResolutionError("nlp is no known host.")), .failure(ResolutionError("nlp is no known host.")),
        .success(.init(endpoints: [])), .success(.init(endpoints: [Endpoint(fleet.targets[0])])),
      ])
      var configuration = ClientChannel.Configuration.eager
      configuration.resolution.minimumInterval = .milliseconds(1)
      let channel = ClientChannel(resolver: resolver, configuration: configuration, eventLoops: fleet.loops)
      let error = await #expect(throws: RPCError.self) { try await channel.ask() }
      #expect(error == RPCError(.unavailable, "nlp is no known host."))
      #expect(try await channel.ask(options: CallOptions(waitForReady: true)) == 0)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("Updates that come unasked are taken, and calls under way stay where they are")
  func pushed() async throws {
    try await withFleet(2) { fleet async throws in
      let (updates, source) = AsyncStream<ResolverUpdate>.makeStream()
      let resolver = ScriptedResolver([.success(.init(endpoints: [Endpoint(fleet.targets[0])]))], updates: updates)
      let log = ChannelLog()
      let channel = ClientChannel(
        resolver: resolver, configuration: .eager, eventLoops: fleet.loops, observer: log)
      let staying = Task { try await channel.ask("Stay") }
      await fleet.events.waitFor("staying 0")
      source.yield(ResolverUpdate(endpoints: [Endpoint(fleet.targets[1])]))
      await log.wait(for: .closed, of: fleet.targets[0])
      #expect(try await channel.ask() == 1)
      await fleet.events.add("go")
      #expect(try await staying.value == 0)
      await channel.close(deadline: .after(.seconds(5)))
    }
  }

  @Test("A channel that closes before the answer came ends its calls")
  func closedEarly() async throws {
    let loops = EventLoops(threads: 1)
    let resolver = ScriptedResolver([])
    let channel = ClientChannel(resolver: resolver, configuration: .eager, eventLoops: loops)
    let waiting = Task { try await channel.ask() }
    await resolver.begun.waitFor("resolve")
    await channel.close(deadline: .after(.seconds(5)))
    let error = await #expect(throws: RPCError.self) { try await waiting.value }
    #expect(error == RPCError(.unavailable, "The channel is closed."))
    await loops.shutdown()
  }
}

/// Gives what a test says, one after the other; after that the last again, or nothing for as long as it is asked.
final class ScriptedResolver: Resolver {
  private let answers: Mutex<[Result<ResolverUpdate, ResolutionError>]>
  let updates: AsyncStream<ResolverUpdate>?
  let begun = EventLog()

  init(_ answers: [Result<ResolverUpdate, ResolutionError>], updates: AsyncStream<ResolverUpdate>? = nil) {
    self.answers = Mutex(answers)
    self.updates = updates
  }

  func resolve() async throws(ResolutionError) -> ResolverUpdate {
    await begun.add("resolve")
    let answer = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0.first }
    if let answer { return try answer.get() }
    // Until the channel closes.
    try? await Task.sleep(for: .seconds(600))
    throw ResolutionError("Nobody waits any more.")
  }
}
