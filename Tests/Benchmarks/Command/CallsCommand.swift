import ArgumentParser
import Contracts
import Foundation
import Messages
import RPCCore
import RPCTransport

/// A client for the `rpc` benchmark, in a process of its own: what `RPCPeers/grpc-cpp/client.cc` does, by ours.
struct CallsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls", abstract: "Calls an echo server, and says what a message costs.", shouldDisplay: false)

  enum Kind: String, ExpressibleByArgument { case unary, stream }

  @Argument(help: "host:port")
  var target: String
  @Argument
  var kind: Kind
  @Argument
  var messages: Int
  @Argument(help: "Unary calls in flight, or streams.")
  var atOnce: Int

  func run() async throws {
    guard let target = ClientTarget(target) else { throw ValidationError("“\(target)” is not an address.") }
    let loops = EventLoops(threads: 1)
    let channel = ClientChannel(target: target, eventLoops: loops)
    let client = Client(transport: channel)
    try await round(client, messages / 10, on: loops.executor())
    let before = Self.processorTime
    let began = ContinuousClock.now
    try await round(client, messages, on: loops.executor())
    let took = ContinuousClock.now - began
    let cost = (Self.processorTime - before) / .microseconds(messages)
    FileHandle.standardOutput.write(Data("\(cost) \(Double(messages) / (took / .seconds(1)))\n".utf8))
    await channel.close(deadline: .after(.seconds(1)))
    await loops.shutdown()
  }

  private func round(_ client: Client, _ messages: Int, on executor: any TaskExecutor) async throws {
    let share = messages / atOnce
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<atOnce {
        // As grpc C++ runs its callbacks: where the connection is.
        group.addTask(executorPreference: executor) {
          switch kind {
          case .unary: try await Self.call(client, share)
          case .stream: try await Self.stream(client, share)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Of this process so far.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static let message = Google.Protobuf.BytesValue(value: Bytes(repeating: 7, count: 32))
  private static var options: CallOptions {
    CallOptions(metadata: ["x-request-id": "4bf92f3577b34da6"], deadline: .after(.seconds(60)))
  }

  private struct Misfit: Error {}

  private static func call(_ client: Client, _ count: Int) async throws {
    for _ in 0..<count {
      let response: Google.Protobuf.BytesValue = try await client.unary(EchoService.bytes, message, options: options)
      guard response.value.count == 32 else { throw Misfit() }
    }
  }

  private static func stream(_ client: Client, _ count: Int) async throws {
    let call: BidirectionalCall<Google.Protobuf.BytesValue, Google.Protobuf.BytesValue> =
      try await client.bidirectional(EchoService.stream, options: options)
    async let sent: Void = {
      for _ in 0..<count { try await call.send(message) }
      try await call.finish()
    }()
    var received = 0
    for try await _ in call.responses { received += 1 }
    try await sent
    guard received == count else { throw Misfit() }
  }
}
