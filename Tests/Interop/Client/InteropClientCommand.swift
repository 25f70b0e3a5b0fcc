import ArgumentParser
import Foundation
import InteropCases
import RPCCore
import RPCTransport

/// `interop-client`: plays gRPC's interoperability cases, with the flags that its kind have.
@main
struct InteropClientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interop-client", abstract: "Plays a case against a server: exit code 0 says that all was right.",
    discussion: """
      EXAMPLES
        interop-client --server_port 8080 --test_case large_unary
        interop-client --server_port 8080 --test_case ping_pong --use_tls true --use_test_ca true --ca_file ca.pem \\
          --server_host_override foo.test.google.fr

      CASES
        \(InteropCase.allCases.map(\.rawValue).joined(separator: "\n  "))
      """)

  @Option(name: .customLong("server_host"), help: "The server's host.")
  var host = "localhost"

  @Option(name: .customLong("server_port"), help: "The server's port.")
  var port: Int

  @Option(name: .customLong("test_case"), help: "The case.")
  var interop = InteropCase.largeUnary

  @Option(name: .customLong("use_tls"), help: "true or false.")
  var usesTLS = false

  @Option(
    name: .customLong("use_test_ca"), help: "Whether --ca_file is trusted rather than this machine's authorities.")
  var usesTestAuthority = false

  @Option(name: .customLong("ca_file"), help: "Authorities, in PEM form.")
  var authorities: String?

  @Option(name: .customLong("server_host_override"), help: "The name that the server's certificate has.")
  var serverName: String?

  @Option(
    name: .customLong("additional_metadata"), help: "Goes with each call: name:value, several with semicolons between.")
  var metadata = ""

  @OptionGroup var soak: SoakFlags

  func validate() throws {
    guard (1...65535).contains(port) else { throw ValidationError("--server_port is 1 to 65535.") }
    guard !usesTestAuthority || authorities != nil else { throw ValidationError("--use_test_ca takes --ca_file.") }
    _ = try additionalMetadata()
  }

  private func additionalMetadata() throws -> Metadata {
    var additional = Metadata()
    for entry in metadata.split(separator: ";") {
      guard let colon = entry.firstIndex(of: ":"),
        additional.add(String(entry[entry.index(after: colon)...]), for: String(entry[..<colon]))
      else { throw ValidationError("“\(entry)” is not name:value.") }
    }
    return additional
  }

  func run() async throws {
    let eventLoops = EventLoops(threads: 1)
    var configuration = ClientChannel.Configuration.defaults
    if usesTLS {
      configuration.tls = ClientTLS(authorities: usesTestAuthority ? authorities : nil, serverName: serverName)
    }
    configuration.authority = serverName.map { "\($0):\(port)" }
    let metadata = try additionalMetadata()
    let interceptors: [any ClientInterceptor] = metadata.isEmpty ? [] : [MetadataInterceptor { metadata }]
    let target = ClientTarget(.tcp(host: host, port: port))
    let client = InteropClient(soak: soak.options) { [configuration] in
      Client(
        transport: ClientChannel(target: target, configuration: configuration, eventLoops: eventLoops),
        interceptors: interceptors)
    }
    do {
      try await client.run(interop)
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("interop-client: \(interop.rawValue): \(error)\n".utf8))
      throw ExitCode.failure
    }
  }
}

extension InteropCase: ExpressibleByArgument {}

/// How the soak cases go on.
struct SoakFlags: ParsableArguments {
  @Option(name: .customLong("soak_iterations"), help: "Calls.")
  var iterations = 10

  @Option(name: .customLong("soak_max_failures"), help: "Calls that may fail.")
  var maxFailures = 0

  @Option(name: .customLong("soak_per_iteration_max_acceptable_latency_ms"), help: "For a call.")
  var maxLatency = 1000

  @Option(name: .customLong("soak_min_time_ms_between_rpcs"), help: "Between calls.")
  var interval = 0

  @Option(name: .customLong("soak_overall_timeout_seconds"), help: "For all calls.")
  var timeout = 600

  @Option(name: .customLong("soak_request_size"), help: "Bytes of a request's payload.")
  var requestSize = 271_828

  @Option(name: .customLong("soak_response_size"), help: "Bytes of a response's payload.")
  var responseSize = 314_159

  func validate() throws {
    guard [maxFailures, interval, requestSize, responseSize].allSatisfy({ (0...(1 << 30)).contains($0) }),
      [iterations, maxLatency, timeout].allSatisfy({ (1...(1 << 30)).contains($0) })
    else { throw ValidationError("The --soak_ flags are not below 0, and not beyond reason.") }
  }

  var options: SoakOptions {
    var options = SoakOptions()
    options.iterations = iterations
    options.maxFailures = maxFailures
    options.maxLatency = .milliseconds(maxLatency)
    options.interval = .milliseconds(interval)
    options.timeout = .seconds(timeout)
    options.requestSize = requestSize
    options.responseSize = responseSize
    return options
  }
}
