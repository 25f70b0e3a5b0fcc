import Contracts
import Foundation
import Installations
import RPCCore
import Testing

@Suite("How services start, and how they refuse to", .serialized, .timeLimit(.minutes(10)))
struct StartTests {
  /// A variable with a wrong value, and who reads it.
  struct WrongSetting: Sendable, CustomTestStringConvertible {
    let service: Installation.Service
    let variable: String
    let value: String
    var testDescription: String { "\(service.rawValue): \(variable)=\(value)" }
  }

  @Test(
    "A wrong setting ends a service with exit code 64 and a message that names it, before anything is bound or made",
    arguments: [
      WrongSetting(service: .api, variable: "DOSSIER_API_LISTEN", value: "nowhere"),
      WrongSetting(service: .api, variable: "DOSSIER_NLP_TARGET", value: "127.0.0.1:99999"),
      WrongSetting(service: .api, variable: "DOSSIER_UPLOAD_LIMIT", value: "much"),
      WrongSetting(service: .nlp, variable: "DOSSIER_LOG_LEVEL", value: "loud"),
      WrongSetting(service: .nlp, variable: "DOSSIER_NLP_CORES", value: "-1"),
      WrongSetting(service: .vision, variable: "DOSSIER_DRAIN_DELAY", value: "soon"),
      WrongSetting(service: .vision, variable: "DOSSIER_LOG_FORMAT", value: "xml"),
      WrongSetting(service: .nlp, variable: "DOSSIER_MODELS_DIR", value: "/no/such/folder"),
      WrongSetting(service: .vision, variable: "DOSSIER_MODELS_DIR", value: "/etc/passwd"),
      WrongSetting(service: .vision, variable: "DOSSIER_TESSDATA_DIR", value: "/etc"),
      WrongSetting(service: .vision, variable: "DOSSIER_VISION_LANGUAGE", value: "eng+klingon"),
      WrongSetting(service: .worker, variable: "DOSSIER_EXTRACTOR", value: "/usr"),
      WrongSetting(service: .worker, variable: "DOSSIER_WORKER_TEMPORARY_DIR", value: "/dev/null/x"),
      WrongSetting(service: .worker, variable: "DOSSIER_WORKER_CAPACITY", value: "0"),
      WrongSetting(service: .worker, variable: "DOSSIER_API_KEY_FILE", value: "/no/such/file"),
    ])
  func wrongSetting(wrong: WrongSetting) async throws {
    let installation = try Installation()
    // The variables are read together: a second wrong one is named, too.
    let second = wrong.variable == "DOSSIER_DRAIN_TIMEOUT" ? "DOSSIER_LOG_FORMAT" : "DOSSIER_DRAIN_TIMEOUT"
    let command = try await Command.run(
      installation.checkout.executable("dossier-\(wrong.service.rawValue)"), [],
      environment: installation.environment.merging([wrong.variable: wrong.value, second: "never"]) { $1 })
    #expect(command.ending == .exit(64))
    for name in [wrong.variable, second] { #expect(command.errors.contains("\(name): "), "\(command.errors)") }
    if !wrong.variable.contains("KEY") { #expect(command.errors.contains("“\(wrong.value)”"), "\(command.errors)") }
    let data = installation.folder.appending(path: "data").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: data).isEmpty)
    await installation.stop()
  }

  @Test("A flag that is wrong ends a service with exit code 64, and `--help` says how it is used")
  func flags() async throws {
    let installation = try Installation()
    let program = try installation.checkout.executable("dossier-vision")
    let wrong = try await Command.run(program, ["--listen", "x"], environment: installation.environment)
    #expect(wrong.ending == .exit(64) && wrong.errors.contains("--listen"), "\(wrong.errors)")
    let unknown = try await Command.run(program, ["--unknown"], environment: installation.environment)
    #expect(unknown.ending == .exit(64), "\(unknown.errors)")
    let help = try await Command.run(program, ["--help"], environment: installation.environment)
    #expect(help.succeeded && help.text.contains("--listen"))
    await installation.stop()
  }

  @Test("A port that is taken ends any service with an error that names the address")
  func portTaken() async throws {
    let installation = try Installation()
    try installation.start(.vision)
    try await installation.wait(for: .vision, toBe: .notServing)
    let taken = installation.address(of: .vision)
    for service in Installation.Service.allCases {
      var environment = installation.environment
      environment["DOSSIER_\(service.rawValue.uppercased())_LISTEN"] = taken
      environment["DOSSIER_WORKER_KEY"] = "none"
      let command = try await Command.run(
        installation.checkout.executable("dossier-\(service.rawValue)"), [], environment: environment)
      #expect(command.ending == .exit(1), "\(service): \(command.ending)")
      #expect(command.errors.contains(taken), "\(command.errors)")
      #expect(command.errors.contains("Another process listens there"), "\(command.errors)")
    }
    await installation.stop()
  }

  @Test("A second api on the same data folder refuses to start, and the first goes on")
  func folderTaken() async throws {
    let installation = try Installation()
    try installation.start(.api)
    try await installation.wait(for: .api, toBe: .notServing)
    var environment = installation.environment
    environment["DOSSIER_API_LISTEN"] = "127.0.0.1:0"
    let command = try await Command.run(
      installation.checkout.executable("dossier-api"), [], environment: environment)
    #expect(command.ending == .exit(1))
    #expect(command.errors.contains("in use by another process"), "\(command.errors)")
    let upload = Upload(client: try installation.client())
    #expect(try await upload.list("cases/-").isEmpty)
    await installation.stop()
  }

  @Test("The first key works, is readable by its owner alone, and is in no output that may be kept")
  func firstKey() async throws {
    let installation = try Installation()
    let api = try installation.start(.api)
    try await installation.wait(for: .api, toBe: .notServing)
    let key = try installation.key()
    for file in ["credentials.json", "worker-credentials.json"] {
      let path = installation.folder.appending(path: "data/\(file)").path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    #expect(try await Upload(client: installation.client()).list("cases/-").isEmpty)
    await api.terminate()
    #expect(!api.output.contains(key) && api.output.contains("data/credentials.json"), "\(api.output)")
    let second = try installation.start(.api)
    try await installation.wait(for: .api, toBe: .notServing)
    #expect(try installation.key() == key)
    // Its log goes on where the first one's ended: it says where the key is at the first start only.
    #expect(second.output.components(separatedBy: "credentials.json").count == 2, "\(second.output)")
    await installation.stop()
  }

  @Test("Whoever starts api in a terminal is shown the first key, once")
  func firstKeyInTerminal() async throws {
    let installation = try Installation()
    var shown: [Int] = []
    for run in 0..<2 {
      let terminal = try ChildProcess(
        installation.checkout.system("/usr/bin/script"),
        ["-qec", "exec '\(installation.checkout.executable("dossier-api").path)'", "/dev/null"],
        environment: installation.environment, log: installation.folder.appending(path: "terminal\(run).log"))
      try await installation.wait(for: .api, toBe: .notServing)
      kill(try #require(try UpTests.children(of: terminal.pid).first), SIGTERM)
      #expect(await terminal.ending == .exit(0), "\(terminal.output)")
      shown.append(terminal.output.components(separatedBy: try installation.key()).count - 1)
      #expect(terminal.output.contains("Ended."), "\(terminal.output)")
    }
    #expect(shown == [1, 0])
    await installation.stop()
  }

  @Test("An upload over the limit is refused, announced or not, and leaves nothing")
  func uploadLimit() async throws {
    let installation = try Installation(settings: ["DOSSIER_UPLOAD_LIMIT": "1MiB"])
    try installation.start(.api)
    try await installation.wait(for: .api, toBe: .notServing)
    let upload = Upload(client: try installation.client())
    let parent = try await upload.makeCase()
    let bytes = Data(repeating: 0x61, count: 1 << 20)
    for announced in [true, false] {
      let error = await #expect(throws: RPCError.self) {
        try await upload.put(
          bytes + Data([0x62]), named: "big.txt", into: parent, sizeBytes: announced ? 1 << 20 + 1 : nil)
      }
      #expect(error?.code == .resourceExhausted, "\(error?.description ?? "")")
      #expect(error?.message.contains("limit of 1048576 bytes") == true, "\(error?.message ?? "")")
    }
    #expect(try await upload.list(parent, showDeleted: true).isEmpty)
    #expect(try Surroundings.incomingBlobs(of: installation).isEmpty)
    let fits = try await upload.put(bytes, named: "fits.txt", into: parent)
    #expect(fits.document?.sizeBytes == 1 << 20)
    let file = installation.folder.appending(path: "big.txt")
    try (bytes + Data([0x62])).write(to: file)
    let command = try await installation.dossier("ingest", file.path, "--case", "limits", "--no-wait")
    #expect(command.ending == .exit(2))
    #expect(command.errors.contains("big.txt") && command.errors.contains("limit"), "\(command.errors)")
    await installation.stop()
  }
}
