import ArgumentParser
import Contracts
import Foundation
import RPCCore
import ServiceKit

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// `dossier doctor`: looks at an installation as an operator would.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Looks for what is wrong with an installation, and says what to do.",
    discussion: """
      EXAMPLES
        dossier doctor
        dossier doctor --data-dir /srv/dossier --json

      Looks at the configuration, the programs, the data folder, the disk, the key, and at each service's own checks.
      Changes nothing. Exit code 1 says that something is wrong.
      """)

  @OptionGroup var options: ConnectionOptions

  func run() async throws {
    try await CommandError.reporting {
      let terminal = Terminal()
      let doctor = Doctor(options: options, environment: ProcessInfo.processInfo.environment)
      var wrong = false
      for await finding in doctor.findings() {
        wrong = wrong || finding.verdict == .wrong
        terminal.write(options.json ? finding.json : finding.line(terminal))
      }
      if wrong { throw ExitStatus.failure.code }
    }
  }
}

/// What doctor found about one thing.
struct Finding: Sendable {
  enum Verdict: String, Sendable { case good, note, wrong }

  let subject: String
  let verdict: Verdict
  let detail: String
  /// What to do about it.
  var advice = ""

  var json: String {
    "{\"subject\":\(JSONText.quoted(subject)),\"verdict\":\"\(verdict.rawValue)\","
      + "\"detail\":\(JSONText.quoted(detail)),\"advice\":\(JSONText.quoted(advice))}"
  }

  func line(_ terminal: Terminal) -> String {
    let mark =
      switch verdict {
      case .good: terminal.green("✓")
      case .note: terminal.yellow("•")
      case .wrong: terminal.red("✗")
      }
    let first = "\(mark) \(Terminal.fit(subject, 18)) \(Terminal.safe(detail))"
    return advice.isEmpty ? first : first + "\n  \(Terminal.fit("", 18)) \(terminal.dim("→ \(advice)"))"
  }
}

/// Looks at an installation.
struct Doctor: Sendable {
  /// Less than this and an ingest of a few big files fills the disk.
  private static let diskSpace = 2 << 30

  let options: ConnectionOptions
  let environment: [String: String]

  /// One after the other, as they are found.
  func findings() -> AsyncStream<Finding> {
    AsyncStream { continuation in
      let task = Task {
        var configuration: UpConfiguration?
        for finding in settings(&configuration) { continuation.yield(finding) }
        if let configuration {
          for finding in programs(configuration) + folder(configuration.dataFolder) { continuation.yield(finding) }
          for service in ServiceName.allCases {
            continuation.yield(await self.service(service, at: configuration.target(service)))
          }
          continuation.yield(await key())
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func settings(_ configuration: inout UpConfiguration?) -> [Finding] {
    do {
      configuration = try UpConfiguration(
        dataDir: options.dataDir, environment: environment, executable: CommandLine.arguments[0])
      return [Finding(subject: "configuration", verdict: .good, detail: "flags and DOSSIER_* variables can be read")]
    } catch {
      return [Finding(subject: "configuration", verdict: .wrong, detail: "\(error)", advice: "Correct or unset it.")]
    }
  }

  private func programs(_ configuration: UpConfiguration) -> [Finding] {
    do {
      for service in ServiceName.allCases { _ = try configuration.process(service) }
      return [Finding(subject: "programs", verdict: .good, detail: "all services' programs are there")]
    } catch {
      return [Finding(subject: "programs", verdict: .note, detail: "\(error)", advice: "Needed only to run them here.")]
    }
  }

  private func folder(_ folder: URL) -> [Finding] {
    let path = folder.path
    let files = FileManager.default
    guard files.fileExists(atPath: path) else {
      return [
        Finding(
          subject: "data folder", verdict: .note, detail: "\(path) is not there yet", advice: "`dossier up` makes it.")
      ]
    }
    guard files.isWritableFile(atPath: path) else {
      return [
        Finding(
          subject: "data folder", verdict: .wrong, detail: "\(path) can't be written",
          advice: "Give it to the user that runs the services, or set DOSSIER_DATA_DIR.")
      ]
    }
    var findings = [Finding(subject: "data folder", verdict: .good, detail: path)]
    if let free = try? files.attributesOfFileSystem(forPath: path)[.systemFreeSize] as? Int {
      let text = "\(DocumentOutput.size(UInt64(free))) free"
      findings.append(
        free < Self.diskSpace
          ? Finding(subject: "disk", verdict: .wrong, detail: text, advice: "Make room, or move the data folder.")
          : Finding(subject: "disk", verdict: .good, detail: text))
    }
    let credentials = folder.appendingPathComponent(Credentials.file).path
    if let mode = try? files.attributesOfItem(atPath: credentials)[.posixPermissions] as? Int, mode & 0o077 != 0 {
      findings.append(
        Finding(
          subject: "key file", verdict: .wrong, detail: "others can read \(credentials)",
          advice: "chmod 600, and make a new key: this one may be known."))
    }
    return findings
  }

  /// What a service's own checks say.
  private func service(_ service: ServiceName, at target: ServiceTarget) async -> Finding {
    // Which authority to trust is nothing that URLSession can be told.
    guard target.tls == nil, !target.address.hasPrefix("unix:"),
      let url = URL(string: "http://\(target)/readyz?verbose")
    else {
      let (state, ready) = await StatusCommand.state(of: target)
      return Finding(subject: service.rawValue, verdict: ready ? .good : .wrong, detail: "\(target): \(state)")
    }
    var request = URLRequest(url: url)
    request.timeoutInterval = 3
    do {
      let (data, response) = try await URLSession.shared.data(for: request)
      let text = String(decoding: data.prefix(4096), as: UTF8.self)
      guard (response as? HTTPURLResponse)?.statusCode != 200 else {
        return Finding(subject: service.rawValue, verdict: .good, detail: "\(target) is ready")
      }
      let failing = text.split(separator: "\n").filter { $0.hasPrefix("[-]") }.map { $0.dropFirst(3) }
      return Finding(
        subject: service.rawValue, verdict: .wrong,
        detail: "\(target) is not ready: \(failing.joined(separator: "; "))", advice: "See the service's log.")
    } catch {
      return Finding(
        subject: service.rawValue, verdict: .wrong, detail: "\(target) does not answer",
        advice: "Start it (`dossier up`), or set DOSSIER_\(service.rawValue.uppercased())_TARGET.")
    }
  }

  /// Whether the key that commands would use is one.
  private func key() async -> Finding {
    do {
      let connection = try Connection(options, environment: environment)
      _ = try await connection.cases.listCases(.init(pageSize: 1), options: .timeout(.seconds(3)))
      await connection.client.close(deadline: .after(.zero))
      return Finding(subject: "key", verdict: .good, detail: "the API accepts it")
    } catch {
      let detail = (error as? RPCError)?.message ?? "\(error)"
      return Finding(subject: "key", verdict: .wrong, detail: detail)
    }
  }
}
