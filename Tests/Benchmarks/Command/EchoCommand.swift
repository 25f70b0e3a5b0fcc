import ArgumentParser
import Foundation
import RPCCore
import RPCTransport

/// A server for the `rpc` benchmark, in a process of its own so that its cost is told from the client's.
struct EchoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo", abstract: "Serves calls that give back what they get, until standard input ends.",
    shouldDisplay: false)

  @Option(help: "host:port")
  var listen: String

  func run() async throws {
    guard let target = SocketTarget(listen) else { throw ValidationError("“\(listen)” is not an address.") }
    let server = Server(router: Router(services: [EchoService()]), eventLoops: EventLoops(threads: 1))
    _ = try await server.listen(on: target)
    // This thread has nothing else to do: calls are answered on the event loop.
    _ = try FileHandle.standardInput.readToEnd()
  }
}
