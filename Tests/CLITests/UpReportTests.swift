import Foundation
import Testing

@testable import CLI

@Suite("What `dossier up` tells programs")
struct UpReportTests {
  private static let configuration = Result {
    try UpConfiguration(
      dataDir: "/data \"folder\"", environment: ["DOSSIER_NLP_LISTEN": "127.0.0.1:9001"], executable: "dossier")
  }

  private func objects(_ transcript: Transcript) throws -> [[String: Any]] {
    try transcript.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  @Test("Each event is a JSON object on a line of its own, and says what it is")
  func events() throws {
    let transcript = try Transcript()
    let report = UpReport(terminal: transcript.terminal(), json: true)
    let configuration = try Self.configuration.get()
    let log = try TemporaryFolder().write("nlp.log", "one \"quoted\"\ntwo\n")
    report.begun(in: configuration.dataFolder)
    report.happened(.started("nlp", pid: 12))
    report.ready(.nlp, at: "127.0.0.1:9001", after: .milliseconds(1500))
    report.running(configuration, sample: true)
    report.log(.nlp, "a\tline\u{1B}[2J")
    report.happened(.ended("nlp", .exited(1), restartIn: .milliseconds(500), log: log))
    report.happened(.ended("nlp", .signalled(9), restartIn: nil, log: log))
    report.happened(.stopping("nlp"))
    report.happened(.killed("nlp"))
    report.stopped(64)
    let events = try objects(transcript)
    #expect(
      events.map { $0["event"] as? String } == [
        "begun", "started", "ready", "running", "log", "ended", "ended", "draining", "killed", "stopped",
      ])
    #expect(events[0]["data_folder"] as? String == "/data \"folder\"")
    #expect(events[1]["pid"] as? Int == 12)
    #expect(events[2]["seconds"] as? Double == 1.5)
    #expect((events[3]["addresses"] as? [String: String])?["nlp"] == "127.0.0.1:9001")
    #expect(events[3]["credentials"] as? String == "/data \"folder\"/credentials.json")
    #expect(events[4]["line"] as? String == "a\tline\u{1B}[2J")
    #expect(events[5]["exit_code"] as? Int == 1 && events[5]["restart_in_seconds"] as? Double == 0.5)
    #expect(events[6]["signal"] as? Int == 9 && events[6]["restart_in_seconds"] == nil)
    #expect(events[9]["exit_code"] as? Int == 64)
  }

  @Test("People see why a service ended, and whether it is started again")
  func people() throws {
    let folder = try TemporaryFolder()
    let log = try folder.write("api.log", "DOSSIER_X: it is\u{1B}[2J wrong.\n")
    let transcript = try Transcript()
    let report = UpReport(terminal: transcript.terminal(), json: false)
    report.happened(.ended("api", .exited(64), restartIn: nil, log: log))
    #expect(
      try transcript.lines == [
        "✗ api ended: exit code 64", "  │ DOSSIER_X: it is [2J wrong.",
        "  not started again; its log is \(log.path)",
      ])
  }
}
