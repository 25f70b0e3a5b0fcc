import ArgumentParser
import RPCTransport
import Testing

@testable import CLI

@Suite("Help")
struct HelpTests {
  /// A command and the words that call it.
  struct Case: CustomTestStringConvertible, Sendable {
    let words: [String]
    let command: any ParsableCommand.Type
    var testDescription: String { words.joined(separator: " ") }
    var help: String { DossierCommand.helpMessage(for: command, columns: 120) }
  }

  private static func cases(of command: any ParsableCommand.Type, _ words: [String]) -> [Case] {
    let name = command.configuration.commandName ?? "\(command)".lowercased()
    let words = words + [name]
    return [Case(words: words, command: command)]
      + command.configuration.subcommands.flatMap { cases(of: $0, words) }
  }

  private static let all = cases(of: DossierCommand.self, [])
  private static let leaves = all.filter { $0.command.configuration.subcommands.isEmpty }

  @Test("All commands are looked at")
  func commands() {
    #expect(Self.all.count >= 18)
    #expect(Self.leaves.contains { $0.testDescription == "dossier rpc describe" })
    #expect(Self.leaves.contains { $0.testDescription == "dossier documents restore" })
  }

  @Test("Every command's help has examples that call it by its name", arguments: all)
  func examples(command: Case) throws {
    let help = command.help
    let start = try #require(help.range(of: "EXAMPLES\n"), "\(help)")
    #expect(help[start.upperBound...].contains(command.testDescription), "\(help)")
  }

  @Test("Every command prints JSON when it is asked to", arguments: leaves)
  func json(command: Case) {
    #expect(command.help.contains("--json"), "\(command.help)")
  }

  @Test("Every exit code is in the help", arguments: CLI.ExitStatus.allCases)
  func exitCodes(status: CLI.ExitStatus) {
    let help = DossierCommand.helpMessage(columns: 120)
    #expect(help.split(separator: "\n").contains { $0.hasSuffix(" \(status.rawValue)  \(status.meaning)") }, "\(help)")
  }

  @Test("A file on standard output and JSON exclude each other")
  func ambiguous() throws {
    #expect(throws: (any Error).self) { try DocumentsCommand.Get.parse(["cases/a/documents/b", "--json"]) }
    let get = try DocumentsCommand.Get.parse(["cases/a/documents/b", "--json", "--output", "b.pdf"])
    #expect(get.options.json)
  }

  @Test("What is asked of TLS goes together, or is refused before anything is called")
  func tls() throws {
    let server = ["localhost:8081"]
    #expect(try RPCCommand.List.parse(server).options.tls.settings() == nil)
    #expect(try RPCCommand.List.parse(server + ["--tls"]).options.tls.settings() == ClientTLS())
    let named = try RPCCommand.List.parse(server + ["--server-name", "nlp.example"])
    #expect(try named.options.tls.settings() == ClientTLS(serverName: "nlp.example"))
    let careless = try RPCCommand.List.parse(server + ["--insecure-skip-verify"])
    #expect(try careless.options.tls.settings() == ClientTLS(skipsVerification: true))
    for words in [["--cert", "a.pem"], ["--key", "a.key"], ["--insecure-skip-verify", "--ca", "a.pem"]] {
      #expect(throws: (any Error).self) { try RPCCommand.List.parse(server + words) }
    }
    let missing = try StatusCommand.parse(["--ca", "/nonexistent/ca.pem"])
    let error = #expect(throws: CommandError.self) { try missing.options.tls.settings(orOf: [:]) }
    #expect(error?.status == .noInput && error?.description == "“/nonexistent/ca.pem” is not there.")
    let variable = ["DOSSIER_API_TARGET_TLS_CA": "system"]
    #expect(try StatusCommand.parse([]).options.tls.settings(orOf: variable) == ClientTLS())
  }

  @Test("Requests are compressed by gzip, deflate or zstd, or not at all", arguments: RequestCompression.allCases)
  func compression(encoding: RequestCompression) throws {
    let words = ["localhost:8081", "a.v1.B/C"]
    #expect(try RPCCommand.Call.parse(words).compression == nil)
    let call = try RPCCommand.Call.parse(["--compression", encoding.rawValue] + words)
    #expect(call.compression?.encoding.name == encoding.rawValue)
    #expect(throws: (any Error).self) { try RPCCommand.Call.parse(["--compression", "br"] + words) }
  }

  @Test("Connections are said to be plaintext")
  func plaintext() {
    #expect(DossierCommand.helpMessage(for: RPCCommand.self).contains("not encrypted"))
  }
}
