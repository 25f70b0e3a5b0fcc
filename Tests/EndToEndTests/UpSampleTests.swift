import Foundation
import Installations
import Testing

@Suite("dossier up --sample, as make run calls it", .serialized, .timeLimit(.minutes(10)))
struct UpSampleTests {
  /// Waits until a program has written something; the suite's time limit bounds it.
  private func wait(for text: String, in process: ChildProcess) async throws {
    while !process.output.contains(text) {
      try #require(kill(process.pid, 0) == 0, "It ended.\n\(process.output)")
      await Task.yield()
    }
  }

  @Test("In a terminal it shows bars, answers the sample questions, says how to go on, and ends with 0 at Ctrl-C")
  func terminal() async throws {
    let installation = try Installation()
    var environment = installation.environment
    environment["TERM"] = "xterm"
    let root = installation.checkout.root.path
    // What `make run` runs, with this build's program, in a terminal of its own; its exit code is the command's.
    let command =
      "exec '\(root)/.make/foreground' '\(try installation.checkout.executable("dossier").path)' up --sample"
    let terminal = try ChildProcess(
      installation.checkout.system("/usr/bin/script"), ["-qefc", command, "/dev/null"], environment: environment,
      log: installation.folder.appending(path: "terminal.log"))
    do {
      try await wait(for: "Ctrl-C ends it.", in: terminal)
      let text = terminal.output
      #expect(text.contains("\u{1B}[") && text.contains("█"), "\(text)")
      for file in SampleCase.files { #expect(text.contains(file)) }
      for (query, answer) in [("why was the work delayed?", "kiln"), ("total paid for the oak", "receipt.png")] {
        let asked = try #require(text.range(of: "“\(query)”"), "\(text)")
        #expect(text[asked.upperBound...].prefix(2000).contains(answer), "\(text)")
      }
      #expect(text.contains("characters ") && text.contains("similarity "))
      let up = try #require(try Self.process("dossier", below: terminal.pid), "\(text)")
      kill(up, SIGINT)
      #expect(await terminal.ending == .exit(0), "\(terminal.output)")
      #expect(terminal.output.contains("Stopped."))
    } catch {
      Issue.record("\(error)\n\(terminal.output)")
      await terminal.terminate()
    }
    await installation.stop()
  }

  @Test("With --json it tells programs the same, an event a line, and ends with 0 at SIGINT")
  func json() async throws {
    let installation = try Installation()
    let up = try ChildProcess(
      installation.checkout.executable("dossier"), ["up", "--sample", "--json"], environment: installation.environment,
      log: installation.folder.appending(path: "up.log"))
    do {
      try await wait(for: #""event":"running""#, in: up)
      up.send(SIGINT)
      #expect(await up.ending == .exit(0), "\(up.output)")
    } catch {
      Issue.record("\(error)\n\(up.output)")
      await up.terminate()
    }
    let events = try up.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    let names = events.compactMap { $0["event"] as? String }
    #expect(names.count == events.count)
    #expect(names.first == "begun" && names.last == "stopped")
    for name in ["started", "ready"] { #expect(names.count { $0 == name } == 4, "\(names)") }
    #expect(names.contains("progress"))
    let documents = events.compactMap { ($0["document"] as? [String: Any])?["displayName"] as? String }
    #expect(documents.sorted() == SampleCase.files)
    let answers = events.compactMap { ($0["answer"] as? [String: Any])?["results"] as? [Any] }
    #expect(answers.count == 2 && answers.allSatisfy { !$0.isEmpty })
    await installation.stop()
  }

  /// A program's process, somewhere below another.
  private static func process(_ name: String, below pid: Int32) throws -> Int32? {
    for child in try UpTests.children(of: pid) {
      if try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(child)/exe").hasSuffix("/\(name)") {
        return child
      }
      if let found = try process(name, below: child) { return found }
    }
    return nil
  }
}
