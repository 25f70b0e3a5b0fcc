import Foundation
import Installations
import InteropCases
import Testing

/// Who plays a role in gRPC's interoperability cases: ours, and gRPC's own programs in C++ and in Python.
enum InteropPeer: String, Sendable, CaseIterable {
  case dossier = "Dossier"
  case cpp = "grpc C++"
  case python = "grpcio"

  /// The name that gRPC's test certificates are for.
  private static let name = "foo.test.google.fr"
  /// A slow machine is none of what the cases are about.
  private static let soak = [
    "--soak_iterations=10", "--soak_per_iteration_max_acceptable_latency_ms=60000",
    "--soak_overall_timeout_seconds=600",
  ]

  /// The cases that its client has.
  var cases: [String] {
    let common = InteropCase.allCases.map(\.rawValue)
    switch self {
    case .dossier: return common
    case .cpp: return common + ["half_duplex"]
    // It can't tell how messages come.
    case .python: return common.filter { !$0.contains("compressed") && !$0.hasSuffix("soak") }
    }
  }

  /// The cases that its server is up to.
  var servedCases: [String] {
    self == .python ? cases : InteropCase.allCases.map(\.rawValue)
  }

  private static func credential(_ name: String, _ checkout: Checkout) throws -> String {
    try checkout.dependency("interop/credentials/\(name)").path
  }

  private func environment(_ checkout: Checkout) throws -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    if self == .python { environment["PYTHONPATH"] = try checkout.dependency("interop/python").path }
    return environment
  }

  private func python(_ module: String, _ checkout: Checkout) throws -> (URL, [String]) {
    (try checkout.dependency("python/bin/python"), ["-B", "-s", "-m", "tests.interop.\(module)"])
  }

  /// Starts its server on a port, which takes connections some time after.
  func serve(port: UInt16, tls: Bool, log: URL) throws -> ChildProcess {
    let checkout = try Checkout()
    var (program, arguments): (URL, [String]) =
      switch self {
      case .dossier: (try checkout.executable("interop-server"), [])
      case .cpp: (try checkout.dependency("interop/interop_server"), [])
      case .python: try python("server", checkout)
      }
    arguments += ["--port=\(port)", "--use_tls=\(tls)"]
    if self == .dossier, tls {
      arguments += [
        "--tls_cert_file=\(try Self.credential("server1.pem", checkout))",
        "--tls_key_file=\(try Self.credential("server1.key", checkout))",
      ]
    }
    return try ChildProcess(program, arguments, environment: environment(checkout), log: log)
  }

  /// Plays a case by its client, to the end.
  func play(_ interop: String, port: UInt16, tls: Bool) async throws -> Command {
    let checkout = try Checkout()
    var (program, arguments): (URL, [String]) =
      switch self {
      case .dossier: (try checkout.executable("interop-client"), Self.soak)
      case .cpp: (try checkout.dependency("interop/interop_client"), Self.soak)
      case .python: try python("client", checkout)
      }
    arguments += ["--server_host=127.0.0.1", "--server_port=\(port)", "--test_case=\(interop)", "--use_tls=\(tls)"]
    if tls {
      arguments += ["--use_test_ca=true", "--server_host_override=\(Self.name)"]
      if self == .dossier { arguments.append("--ca_file=\(try Self.credential("ca.pem", checkout))") }
    }
    return try await Command.run(program, arguments, environment: environment(checkout))
  }
}
