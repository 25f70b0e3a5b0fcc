import ArgumentParser
import Foundation
import RPCCore
import ServiceKit
import Testing

@testable import CLI

@Suite("Input")
struct InputTests {
  @Test("Folders are taken in full and in order, without hidden files; files as they are named")
  func files() throws {
    let folder = try TemporaryFolder()
    for path in ["case/b.pdf", "case/a.txt", "case/inner/deep/c.md", "case/.hidden", "case/.git/config", "d.txt"] {
      try folder.write(path, "x")
    }
    try FileManager.default.createDirectory(at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    func names(_ paths: String...) throws -> [String] {
      let base = folder.url.resolvingSymlinksInPath().path + "/"
      return try Ingest.files(paths.map { folder.url.appending(path: $0).path }).map {
        $0.resolvingSymlinksInPath().path.replacing(base, with: "")
      }
    }
    #expect(try names("d.txt", "case") == ["d.txt", "case/a.txt", "case/b.pdf", "case/inner/deep/c.md"])
    #expect(try names("case/.hidden") == ["case/.hidden"])
    #expect(try names("empty") == [])
  }

  @Test("A path that is not there is named, and nothing is taken")
  func missing() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", "x")
    let path = folder.url.appending(path: "none").path
    #expect {
      try Ingest.files([folder.url.appending(path: "a").path, path])
    } throws: { error in
      let error = error as? CommandError
      return error?.status == .noInput && error?.description == "There is no file “\(path)”."
    }
  }

  @Test("Requests given as arguments are the requests")
  func arguments() async throws {
    var lines: [String] = []
    for try await line in RequestLines(arguments: ["{}", "{\"id\":1}"], one: false) { lines.append(line) }
    #expect(lines == ["{}", "{\"id\":1}"])
  }

  @Test(
    "A status becomes the exit code that says the same",
    arguments: [
      (StatusCode.unavailable, 69), (.deadlineExceeded, 69), (.unauthenticated, 77), (.permissionDenied, 77),
      (.notFound, 4), (.invalidArgument, 64), (.outOfRange, 64), (.internalError, 1), (.resourceExhausted, 1),
      (.alreadyExists, 1), (.unknown, 1),
    ] as [(StatusCode, Int32)])
  func exitCodes(code: StatusCode, exit: Int32) {
    #expect(ExitStatus(RPCError(code, "")).rawValue == exit)
    #expect(ExitStatus(RPCError(code, "")).code.rawValue == exit)
  }

  // MARK: - Connections

  private func options(target: String? = nil, keyFile: String? = nil, folder: TemporaryFolder) throws
    -> ConnectionOptions
  {
    var options = ConnectionOptions()
    options.target = target
    options.keyFile = keyFile
    options.dataDir = folder.url.path
    options.json = false
    options.tls = try TLSOptions.parse([])
    return options
  }

  private func failure(_ options: ConnectionOptions, _ environment: [String: String] = [:]) -> CommandError? {
    do {
      _ = try Connection(options, environment: environment)
      return nil
    } catch { return error as? CommandError }
  }

  @Test("Flags come before variables, variables before the data folder's file")
  func order() throws {
    let folder = try TemporaryFolder()
    try Credentials(address: "127.0.0.1:1001", key: "saved").save(to: folder.url)
    #expect(try Connection(options(folder: folder), environment: [:]).target == "127.0.0.1:1001")
    let environment = ["DOSSIER_API_TARGET": "127.0.0.1:1002"]
    #expect(try Connection(options(folder: folder), environment: environment).target == "127.0.0.1:1002")
    #expect(
      try Connection(options(target: "127.0.0.1:1003", folder: folder), environment: environment).target
        == "127.0.0.1:1003")
  }

  @Test("What is missing or wrong is named with the way out and its exit code")
  func wrong() throws {
    let folder = try TemporaryFolder()
    #expect(try failure(options(folder: folder))?.status == .unavailable)
    #expect(try failure(options(folder: folder))?.description.contains("`dossier up`") == true)
    #expect(try failure(options(target: "127.0.0.1:1", folder: folder))?.status == .noPermission)
    #expect(try failure(options(target: "nowhere", folder: folder), ["DOSSIER_API_KEY": "k"])?.status == .usage)
    let missing = try failure(options(target: "127.0.0.1:1", keyFile: "/nonexistent", folder: folder))
    #expect(missing?.status == .noInput && missing?.description == "The key file “/nonexistent” can't be read.")
    try folder.write(Credentials.file, "{")
    #expect(try failure(options(folder: folder))?.status == .noInput)
    #expect(try failure(options(folder: folder))?.description.contains(folder.url.path) == true)
    // Whoever names server and key does not need it.
    #expect(try failure(options(target: "127.0.0.1:1", folder: folder), ["DOSSIER_API_KEY": "k"]) == nil)
  }

  @Test("`status` names a damaged credentials file as other commands do, unless it is told where the server is")
  func damagedStatus() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Credentials.file, "{")
    for (arguments, code) in [([], CLI.ExitStatus.noInput), (["--target", "127.0.0.1:1"], .unavailable)] {
      let status = try StatusCommand.parse(["--data-dir", folder.url.path] + arguments)
      let error = await #expect(throws: ExitCode.self) { try await status.run() }
      #expect(error == code.code)
    }
  }

  // MARK: - dossier up

  @Test("Everything that is wrong with the settings of `up` is told at once, by name, as a usage error")
  func upSettings() {
    let environment = [
      "DOSSIER_API_LISTEN": "8080", "DOSSIER_NLP_LISTEN": "127.0.0.1:99999", "DOSSIER_LOG_LEVEL": "loud",
      "DOSSIER_DRAIN_DELAY": "soon", "HOME": "/nonexistent",
    ]
    #expect {
      _ = try UpConfiguration(dataDir: nil, environment: environment, executable: "dossier")
    } throws: { error in
      guard let error = error as? CommandError, error.status == .usage else { return false }
      return ["DOSSIER_API_LISTEN", "DOSSIER_NLP_LISTEN", "DOSSIER_LOG_LEVEL", "DOSSIER_DRAIN_DELAY"]
        .allSatisfy(error.description.contains)
    }
  }

  @Test("The services of `up` are told where they and the others are")
  func upTargets() throws {
    let environment = [
      "DOSSIER_API_LISTEN": "0.0.0.0:9000", "DOSSIER_NLP_LISTEN": "[::]:9001", "DOSSIER_VISION_LISTEN": "unix:/v.sock",
      "DOSSIER_WORKER_TARGET": "there:1", "DOSSIER_DATA_DIR": "/from/variable",
    ]
    let configuration = try UpConfiguration(dataDir: "/from/flag", environment: environment, executable: "dossier")
    #expect(configuration.dataFolder.path == "/from/flag")
    #expect(configuration.target(.api).address == "127.0.0.1:9000")
    #expect(configuration.target(.nlp).address == "127.0.0.1:9001")
    #expect(configuration.target(.vision).address == "unix:/v.sock")
    #expect(configuration.target(.worker).address == "there:1")
    #expect(configuration.listen[.worker] == "127.0.0.1:8083")
    #expect(configuration.log(.api).path == "/from/flag/logs/api.log")
  }
}
