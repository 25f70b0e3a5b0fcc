import Glibc
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

/// A server under attack, while an honest client calls it all the time.
///
/// It belongs in a process of its own (an exit test), so that the memory it is measured by is the server's, and that
/// of sockets and little else.
struct Siege {
  /// What the siege came to.
  struct Outcome: Sendable {
    /// Why the server refused, and how often.
    var refusals: [String: Int] = [:]
    /// Calls that handlers began.
    var started = 0
    /// Calls that the honest client made meanwhile, all of them well.
    var served = 0
    /// By how much the process had grown at most.
    var grownBytes = 0
    /// The slowest but one in a hundred honest calls. No test asserts it; `make sieges` does.
    var slowest = Duration.zero
  }

  var configuration = Server.Configuration.unhurried
  var execution = HandlerExecution.eventLoop

  /// Whether the attack goes on.
  private final class Attacker: Sendable {
    private let state = Mutex(false)
    var hasEnded: Bool { state.withLock { $0 } }
    func end() { state.withLock { $0 = true } }
  }

  /// Attacks, while an honest client makes one call after the other; it must be served to the end, each time within
  /// seconds.
  ///
  /// - Parameter attack: The connections that it gives back stay open for hundreds of honest calls more.
  func hold(
    file: String = #fileID, line: Int = #line, _ attack: @escaping @Sendable (SocketTarget) -> [RawSocket]
  ) async throws -> Outcome {
    RawSocket.raiseLimit()
    let observer = CountingObserver()
    let loops = EventLoops(threads: 2)
    let server = Server(
      router: Router(services: [EchoService()], execution: execution), configuration: configuration,
      eventLoops: loops, observer: observer)
    let target = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
    let clientLoops = EventLoops(threads: 1)
    let channel = ClientChannel(target: ClientTarget(target), eventLoops: clientLoops)
    for _ in 0..<100 { _ = try await Self.call(channel) }
    var outcome = Outcome()
    let before = Self.residentBytes
    var times: [Duration] = []
    let attacker = Attacker()
    let attacking = Task {
      let held = await blocking { attack(target) }
      attacker.end()
      return held
    }
    var callsLeft = 500
    while callsLeft > 0 {
      if attacker.hasEnded { callsLeft -= 1 }
      times.append(try await Self.call(channel))
      outcome.served += 1
      outcome.grownBytes = max(outcome.grownBytes, Self.residentBytes - before)
    }
    // The connections go with the task's value, which is not needed before.
    withExtendedLifetime(await attacking.value) {}
    times.sort()
    outcome.slowest = times[times.count * 99 / 100]
    outcome.started = observer.counts.started - 100 - outcome.served
    for reason in observer.counts.refused { outcome.refusals[reason, default: 0] += 1 }
    outcome.report(at: "\(file):\(line)")
    await channel.close(deadline: .after(.seconds(5)))
    // Hostile clients end nothing by themselves, so nobody waits for them. The loops end with the process: handlers
    // that were cancelled may still be on their way back to them.
    await server.drain(deadline: .after(.zero))
    return outcome
  }

  private static func call(_ channel: ClientChannel) async throws -> Duration {
    let request = ClientRequest(method: EchoService.method("Unary", .unary), options: .timeout(.seconds(10)))
    let clock = ContinuousClock()
    return try await clock.measure {
      let response = try await channel.unary(request, message: [7])
      #expect(response.message == [7])
    }
  }

  /// Memory of this process. Source: proc(5), statm.
  private static var residentBytes: Int {
    let file = open("/proc/self/statm", O_RDONLY)
    defer { close(file) }
    var text = [UInt8](repeating: 0, count: 128)
    let count = read(file, &text, text.count)
    let fields = text[..<max(0, count)].split(separator: UInt8(ascii: " "))
    return fields.count > 1 ? (Int(String(decoding: fields[1], as: UTF8.self)) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }
}

extension Siege.Outcome {
  /// Adds a line to the file that `make sieges` reads, where there is one.
  fileprivate func report(at line: String) {
    guard let path = getenv("DOSSIER_SIEGES") else { return }
    let milliseconds = slowest / .milliseconds(1)
    let text = "\(milliseconds) ms, \(grownBytes >> 10) KiB, \(served) served, \(line)\n"
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0o644)
    _ = Array(text.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  }
}
