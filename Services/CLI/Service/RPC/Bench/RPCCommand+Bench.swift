import ArgumentParser
import Foundation
import Inspection
import Messages
import RPCCore
import RPCTransport
import ServiceKit

extension RPCCommand {
  struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measures how fast a server answers: many calls of a method, at once or at a rate.",
      discussion: """
        EXAMPLES
          dossier rpc bench localhost:8081 grpc.health.v1.Health/Check '{}' --total 100000 --concurrency 100
          dossier rpc bench localhost:8081 dossier.nlp.v1.NLPService/Embed '{"texts":["hello"]}' --duration 30 --rate 50
          dossier rpc bench localhost:8081 dossier.nlp.v1.NLPService/EmbedStream --data requests.jsonl --messages 20
          dossier rpc bench --json --max-time 1 localhost:8081 grpc.health.v1.Health/Check '{}'

        Requests are JSON objects: the arguments after the method, or the lines of --data (- is standard input); calls
        take them by turns. A stream's call sends --messages of them and reads all responses.
        With --rate the time that a call waits for its turn counts, as it does for those who wait.
        --max-time is each call's deadline. Ctrl-C begins no more calls, and shows what there is; a second one
        ends those under way.
        The exit code is 1 when calls failed.
        """)

    @OptionGroup var options: ServerOptions

    @Argument(help: ArgumentHelp("package.Service/Method", valueName: "method"))
    var method: String

    @Argument(help: ArgumentHelp("JSON; {} when none is given.", valueName: "request"))
    var requests: [String] = []

    @Option(help: ArgumentHelp("A file with a request a line; - is standard input.", valueName: "path"))
    var data: String?

    @Option(name: [.customShort("n"), .long], help: "Calls in all; 200 without --duration.")
    var total: Int?

    @Option(name: [.customShort("z"), .long], help: ArgumentHelp("Calls for so long.", valueName: "seconds"))
    var duration: Double?

    @Option(name: .shortAndLong, help: "Calls at the same time.")
    var concurrency = 50

    @Option(help: "Connections, over which the calls are spread.")
    var connections = 1

    @Option(name: .shortAndLong, help: ArgumentHelp("Begins so many calls a second.", valueName: "calls"))
    var rate: Double?

    @Option(help: ArgumentHelp("Calls before those that count.", valueName: "calls"))
    var warmup = 0

    @Option(help: ArgumentHelp("Requests of each stream; all that are given, once, without.", valueName: "count"))
    var messages: Int?

    @Option(
      help: ArgumentHelp("The largest response that is taken, such as 500K or 64M; by default 4M.", valueName: "bytes"))
    var maxMessage: ByteSize?

    func validate() throws {
      if let total, total < 1 { throw ValidationError("--total is at least 1.") }
      if let duration, !(duration > 0 && duration < 1e6) { throw ValidationError("--duration is more than 0 seconds.") }
      if total != nil, duration != nil { throw ValidationError("--total and --duration exclude each other.") }
      if let rate, !(rate > 0 && rate < 1e8) { throw ValidationError("--rate is more than 0 calls a second.") }
      guard (1...100_000).contains(concurrency) else { throw ValidationError("--concurrency is from 1 to 100000.") }
      guard (1...10_000).contains(connections) else { throw ValidationError("--connections is from 1 to 10000.") }
      guard (0...100_000_000).contains(warmup) else { throw ValidationError("--warmup is from 0 to 100000000.") }
      if let messages, !(1...100_000_000).contains(messages) {
        throw ValidationError("--messages is from 1 to 100000000.")
      }
      if data != nil, !requests.isEmpty { throw ValidationError("Requests are arguments or in --data, not both.") }
    }

    func run() async throws {
      let call = try await find()
      try await CommandError.reporting {
        let plan = try await plan(call)
        let loops = EventLoops(threads: min(connections, ProcessInfo.processInfo.activeProcessorCount))
        let channels = try (0..<min(connections, plan.concurrency)).map { _ in try channel(loops) }
        let run = BenchRun(plan, over: channels)
        let outcome = await watched(run, plan)
        for channel in channels { await channel.close(deadline: .after(.seconds(1))) }
        await loops.shutdown()
        let terminal = Terminal()
        let report = BenchReport(plan: plan, outcome: outcome, connections: channels.count)
        terminal.write(options.json ? report.json : report.text(terminal))
        if outcome.failed > 0 { throw ExitStatus.failure.code }
      }
    }

    /// Asks for the method, over a connection of its own.
    private func find() async throws -> DynamicCall {
      var found: DynamicCall?
      try await options.withClient { client in
        found = try await DynamicCall(
          method, reflection: ReflectionClient(client: client, options: options.reflectionOptions))
      }
      guard let found else { throw ExitStatus.failure.code }
      return found
    }

    private func plan(_ call: DynamicCall) async throws -> BenchPlan {
      var lines = requests
      if let data { lines = try await self.lines(of: data) }
      if lines.isEmpty { lines = ["{}"] }
      return BenchPlan(
        method: call.method, requests: try lines.map { try call.request($0) },
        extent: duration.map { .time(.seconds($0)) } ?? .calls(total ?? 200), concurrency: concurrency, rate: rate,
        warmup: warmup, messages: messages ?? lines.count, metadata: try options.metadata(),
        timeout: options.maxTime.map { .seconds($0) }, maxResponseBytes: maxMessage?.count)
    }

    private func lines(of path: String) async throws -> [String] {
      let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw CommandError(.noInput, "“\(path)” can't be read.") }
      defer { if path != "-" { close(descriptor) } }
      let input = StandardInput(descriptor: descriptor)
      var lines: [String] = []
      while let line = try await input.next() {
        if line.contains(where: { !$0.isWhitespace }) { lines.append(line) }
      }
      guard !lines.isEmpty else { throw CommandError(.noInput, "There is no request in “\(path)”.") }
      return lines
    }

    private func channel(_ loops: EventLoops) throws -> ClientChannel {
      var configuration = ClientChannel.Configuration.defaults
      configuration.tls = try options.tls.settings()
      do throws(TargetError) {
        let target = try ClientTarget(parsing: options.server)
        return ClientChannel(target: target, configuration: configuration, eventLoops: loops)
      } catch {
        throw CommandError(.usage, error.description)
      }
    }

    /// Shows how far it is, and ends it at Ctrl-C.
    private func watched(_ run: BenchRun, _ plan: BenchPlan) async -> BenchOutcome {
      let signals = TerminationSignals()
      let running = Task { await run.run() }
      let watch = Task {
        await signals.first()
        run.stop()
        // Calls that do not end are not waited for when they are told so twice.
        await signals.first()
        running.cancel()
      }
      let progress = isatty(STDERR_FILENO) == 1 && !options.json ? BenchProgress(plan, run) : nil
      let drawing = Task { await progress?.draw() }
      defer {
        watch.cancel()
        drawing.cancel()
      }
      let outcome = await running.value
      drawing.cancel()
      await drawing.value
      return outcome
    }
  }
}
