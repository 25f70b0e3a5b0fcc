import ArgumentParser
import Foundation
import InteropCases
import RPCCore
import RPCTransport

/// `interop-server`: gRPC's interoperability server, with the flags that its kind have.
@main
struct InteropServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interop-server", abstract: "Serves gRPC's interoperability cases until standard input ends.",
    discussion: """
      EXAMPLES
        interop-server --port 8080
        interop-server --port 8080 --use_tls true --tls_cert_file server1.pem --tls_key_file server1.key
      """)

  @Option(name: .customLong("port"), help: "0 takes a free one; it is printed.")
  var port: Int

  @Option(name: .customLong("host"), help: "Where to listen.")
  var host = "127.0.0.1"

  @Option(name: .customLong("use_tls"), help: "true or false.")
  var usesTLS = false

  @Option(name: .customLong("tls_cert_file"), help: "The server's certificate chain, in PEM form.")
  var certificate: String?

  @Option(name: .customLong("tls_key_file"), help: "Its private key.")
  var key: String?

  func validate() throws {
    guard !usesTLS || certificate != nil && key != nil else {
      throw ValidationError("--use_tls takes --tls_cert_file and --tls_key_file.")
    }
  }

  func run() async throws {
    var configuration = Server.Configuration.defaults
    if usesTLS, let certificate, let key {
      configuration.tls = ServerTLS(identity: TLSIdentity(certificateChain: certificate, privateKey: key))
    }
    let server = Server(
      router: Router(services: [InteropService()]), configuration: configuration, eventLoops: EventLoops(threads: 1))
    let target = try await server.listen(on: .tcp(host: host, port: port))
    try FileHandle.standardOutput.write(contentsOf: Data("Listening on \(target)\n".utf8))
    // This thread has nothing else to do: calls are answered on the event loop.
    _ = try FileHandle.standardInput.readToEnd()
    await server.drain(deadline: .after(.seconds(5)))
  }
}
