import Contracts
import Foundation
import Installations
import RPCCore
import Testing

@Suite("dossier up", .serialized, .timeLimit(.minutes(10)))
struct UpTests {
  /// Processes whose parent is that one.
  static func children(of pid: Int32) throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { candidate in
      guard let text = try? String(contentsOfFile: "/proc/\(candidate)/stat", encoding: .utf8) else { return false }
      // "pid (name) state parent …"; the name may have spaces.
      let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
      return fields.count > 2 && fields[2] == "\(pid)"
    }
  }

  private func visionProcess(of up: Int32) throws -> Int32? {
    try Self.children(of: up).first { pid in
      try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe").hasSuffix("dossier-vision")
    }
  }

  /// Neither what the command shows nor any log has a key.
  private func expectNoKey(inLogsOf installation: Installation, _ shown: String) throws {
    let folder = installation.folder.appending(path: "data")
    let logs = folder.appending(path: "logs")
    let files = try FileManager.default.contentsOfDirectory(atPath: logs.path)
    #expect(files.sorted() == ["api.log", "nlp.log", "vision.log", "worker.log"])
    struct Saved: Decodable { let key: String }
    for name in ["credentials.json", "worker-credentials.json"] {
      let key = try JSONDecoder().decode(Saved.self, from: Data(contentsOf: folder.appending(path: name))).key
      #expect(key.count > 16 && !shown.contains(key))
      for file in files {
        let log = try String(contentsOf: logs.appending(path: file), encoding: .utf8)
        #expect(!log.isEmpty && !log.contains(key), "\(file)")
      }
    }
    #expect(shown.contains("\(folder.path)/credentials.json"), "\(shown)")
  }

  @Test("It runs the four services on the ports it is told, and Ctrl-C ends all of them with exit code 0")
  func runs() async throws {
    let installation = try Installation()
    let up = try ChildProcess(
      installation.checkout.executable("dossier"), ["up"], environment: installation.environment,
      log: installation.folder.appending(path: "up.log"))
    do {
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      let status = try await installation.dossier("status")
      #expect(status.succeeded, "\(status.text)\(status.errors)")
      for service in Installation.Service.allCases {
        #expect(status.text.contains(installation.address(of: service)), "\(status.text)")
      }
      let doctor = try await installation.dossier("doctor", "--json")
      #expect(doctor.succeeded && !doctor.text.contains("\"wrong\""), "\(doctor.text)\(doctor.errors)")
      // Commands on the same machine find address and key by the data folder alone.
      let folder = installation.folder.appending(path: "data").path
      let bare = installation.environment.filter { !$0.key.hasPrefix("DOSSIER_") }
      let documents = try await Command.run(
        installation.checkout.executable("dossier"), ["documents", "list", "--data-dir", folder], environment: bare)
      #expect(documents.succeeded, "\(documents.errors)")
      #expect(documents.text.contains("no documents"))
      let second = try await installation.dossier("up")
      #expect(second.ending == .exit(1) && second.errors.contains("Another `dossier up`"), "\(second.errors)")
      let services = try Self.children(of: up.pid)
      #expect(services.count == 4)
      up.send(SIGINT)
      #expect(await up.ending == .exit(0), "\(up.output)")
      #expect(services.allSatisfy { kill($0, 0) != 0 }, "A service is still there.")
      #expect(up.output.contains("Stopped."), "\(up.output)")
      try expectNoKey(inLogsOf: installation, up.output)
    } catch {
      Issue.record("\(error)\n\(up.output)")
      await up.terminate()
    }
    let after = try await installation.dossier("status", "--json")
    #expect(after.ending == .exit(69), "\(after.text)")
    let doctor = try await installation.dossier("doctor")
    #expect(doctor.ending == .exit(1) && doctor.text.contains("does not answer"), "\(doctor.text)")
    await installation.stop()
  }

  @Test("A service that is killed is started again, and the others recover")
  func startsAgain() async throws {
    let installation = try Installation()
    let up = try ChildProcess(
      installation.checkout.executable("dossier"), ["up"], environment: installation.environment,
      log: installation.folder.appending(path: "up.log"))
    do {
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      let vision = try #require(try visionProcess(of: up.pid))
      let health = try await Grpc.Health.V1.HealthClient(installation.bareClient(of: .vision)).watch(.init())
      var states = health.makeAsyncIterator()
      #expect(try await states.next()?.status == .serving)
      kill(vision, SIGKILL)
      // Its end is seen before its return is waited for.
      await #expect(throws: RPCError.self) { try await states.next() }
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      #expect(try visionProcess(of: up.pid) != vision)
      #expect(up.output.contains("vision ended"), "\(up.output)")
      up.send(SIGTERM)
      #expect(await up.ending == .exit(0), "\(up.output)")
    } catch {
      Issue.record("\(error)\n\(up.output)")
      await up.terminate()
    }
    await installation.stop()
  }

  @Test(
    "A wrong setting that only one service reads ends all with exit code 64 and the service's message",
    arguments: [("DOSSIER_UPLOAD_LIMIT", "much"), ("DOSSIER_NLP_CORES", "-1"), ("DOSSIER_WORKER_CAPACITY", "0")])
  func wrongSettingOfService(variable: String, value: String) async throws {
    let installation = try Installation()
    let command = try await installation.dossier("up", settings: [variable: value])
    #expect(command.ending == .exit(64), "\(command.errors)")
    #expect(command.errors.contains("\(variable): “\(value)”"), "\(command.errors)")
    #expect(command.text.contains("Stopped after a failure."))
    await installation.stop()
  }

  @Test("A service whose models are missing ends all with exit code 64 and its reason, and is not started for ever")
  func modelsMissing() async throws {
    let installation = try Installation()
    let models = installation.folder.appending(path: "no-models").path
    let command = try await installation.dossier("up", settings: ["DOSSIER_MODELS_DIR": models])
    #expect(command.ending == .exit(64), "\(command.errors)")
    #expect(command.errors.contains(models), "\(command.errors)")
    await installation.stop()
  }

  @Test("A wrong setting ends it with exit code 64 before it starts anything")
  func wrongSetting() async throws {
    let installation = try Installation()
    let command = try await installation.dossier("up", settings: ["DOSSIER_VISION_LISTEN": "here"])
    #expect(command.ending == .exit(64))
    #expect(command.errors.contains("DOSSIER_VISION_LISTEN") && command.errors.contains("“here”"), "\(command.errors)")
    await installation.stop()
  }
}
