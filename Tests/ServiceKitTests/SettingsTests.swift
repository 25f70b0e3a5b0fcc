import RPCTransport
import Testing

@testable import ServiceKit

@Suite("Settings")
struct SettingsTests {
  @Test("A flag wins over its variable, and a variable over the default")
  func precedence() {
    var settings = Settings(environment: ["DOSSIER_A": "from variable"])
    #expect(settings.string("DOSSIER_A", flag: ("--a", "from flag"), default: "default") == "from flag")
    #expect(settings.string("DOSSIER_A", flag: ("--a", nil), default: "default") == "from variable")
    #expect(settings.string("DOSSIER_B", default: "default") == "default")
  }

  @Test("Everything that is wrong is told at once, each by its own name")
  func problems() {
    var settings = Settings(environment: ["DOSSIER_NLP_LISTEN": "nowhere", "DOSSIER_DRAIN_DELAY": "soon"])
    var flags = ServiceFlags()
    flags.listen = nil
    flags.logLevel = "loud"
    flags.logFormat = nil
    flags.tlsCertificate = nil
    flags.tlsKey = nil
    flags.tlsClientCa = nil
    _ = ServiceConfiguration(.nlp, flags: flags, settings: &settings)
    #expect(settings.problems.map(\.name) == ["DOSSIER_NLP_LISTEN", "--log-level", "DOSSIER_DRAIN_DELAY"])
    #expect(throws: SettingsError.self) { try settings.finish() }
  }

  @Test("A binary log has gRPC's filter and a file, and what is wrong with either is told")
  func binaryLog() {
    func read(_ environment: [String: String]) -> (path: String?, problems: [String]) {
      var settings = Settings(environment: environment)
      let configuration = ServiceConfiguration(.nlp, flags: nil, settings: &settings)
      return (configuration.binaryLog?.path, settings.problems.map(\.name))
    }
    #expect(read([:]) == (nil, []))
    #expect(read(["GRPC_BINARY_LOG_FILTER": "*{h}", "DOSSIER_NLP_BINARY_LOG": "/tmp/x"]) == ("/tmp/x", []))
    #expect(read(["GRPC_BINARY_LOG_FILTER": "*"]).problems == ["DOSSIER_NLP_BINARY_LOG"])
    #expect(
      read(["GRPC_BINARY_LOG_FILTER": "*{x}", "DOSSIER_NLP_BINARY_LOG": "/tmp/x"]).problems == [
        "GRPC_BINARY_LOG_FILTER"
      ])
    #expect(read(["DOSSIER_NLP_BINARY_LOG": "/tmp/x"]) == (nil, []))
  }

  @Test(
    "Addresses to listen on",
    arguments: [
      ("127.0.0.1:8080", true), ("[::1]:8080", true), ("localhost:0", true), ("unix:/run/dossier/api.sock", true),
      ("8080", false), (":8080", false), ("127.0.0.1:", false), ("127.0.0.1:65536", false), ("::1:8080", false),
      ("unix:", false), ("a b:80", false), ("http://localhost:80", false),
    ])
  func addresses(text: String, good: Bool) {
    #expect((ServiceConfiguration.address(text) != nil) == good)
  }

  @Test(
    "Times",
    arguments: [
      ("0", Duration.zero), ("500ms", .milliseconds(500)), ("5s", .seconds(5)), ("2m", .seconds(120)),
      ("1h", .seconds(3600)), ("1.5s", .milliseconds(1500)), ("30d", .seconds(2_592_000)),
    ])
  func durations(text: String, duration: Duration) {
    #expect(Duration(setting: text) == duration)
  }

  @Test("Times that are none", arguments: ["", "5", "s", "-1s", "nans", "infs", "1e300h", "5 minutes"])
  func badDurations(text: String) {
    #expect(Duration(setting: text) == nil)
  }

  @Test(
    "Sizes",
    arguments: [
      ("4096", 4096), ("64KiB", 65536), ("20MB", 20_000_000), ("2 GiB", 2 << 30), ("7b", 7),
    ])
  func sizes(text: String, bytes: Int) {
    #expect(ByteSize(setting: text)?.bytes == bytes)
  }

  @Test("Sizes that are none", arguments: ["", "KiB", "-1", "1.5GiB", "9223372036854775807TiB"])
  func badSizes(text: String) {
    #expect(ByteSize(setting: text) == nil)
  }

  @Test("A secret may stand in a file, and no problem ever shows it")
  func secrets() {
    var settings = Settings(environment: ["DOSSIER_KEY_FILE": "/secret"])
    #expect(settings.secret("DOSSIER_KEY") { _ in "  s3cret\n" } == "s3cret")
    struct Unreadable: Error {}
    #expect(settings.secret("DOSSIER_KEY") { _ in throw Unreadable() } == nil)
    #expect(settings.problems.map(\.name) == ["DOSSIER_KEY_FILE"])
    #expect(!settings.problems.contains { $0.description.contains("s3cret") })
  }

  @Test(
    "Origins are a list as browsers send them, or all of them",
    arguments: [
      ("", .own), ("*", .any), ("https://a.test", .only(["https://a.test"])),
      ("https://a.test, http://localhost:3000", .only(["https://a.test", "http://localhost:3000"])), ("a.test", nil),
      ("https://a.test/", nil), ("https://*.test", nil), ("https://a.test,,", nil), ("https://", nil),
    ] as [(String, Server.Configuration.CrossOrigin.Origins?)])
  func origins(_ text: String, _ expected: Server.Configuration.CrossOrigin.Origins?) {
    var settings = Settings(environment: ["DOSSIER_API_ALLOWED_ORIGINS": text])
    let origins = ServiceConfiguration(.api, flags: nil, settings: &settings).allowedOrigins
    #expect(origins == expected ?? .own)
    #expect(settings.problems.map(\.name) == (expected == nil ? ["DOSSIER_API_ALLOWED_ORIGINS"] : []))
  }

  @Test(
    "A service's target is checked before anything is bound",
    arguments: [
      ("dns:///nlp:8081", true), ("static:///10.0.0.1:1;weight=2,10.0.0.2:1", true), ("unix:/run/nlp.sock", true),
      ("ipv4:10.0.0.1:1,10.0.0.2:1", true), ("nlp", false), ("dns://server/nlp:1", false), ("http://nlp:8081", false),
    ])
  func targets(text: String, isTarget: Bool) throws {
    var settings = Settings(environment: ["DOSSIER_NLP_TARGET": text])
    #expect(settings.target(of: .nlp).address == (isTarget ? text : "127.0.0.1:8081"))
    #expect(settings.problems.map(\.name) == (isTarget ? [] : ["DOSSIER_NLP_TARGET"]))
    if isTarget { try settings.finish() } else { #expect(throws: SettingsError.self) { try settings.finish() } }
  }
}
