import Foundation
import Synchronization
import Testing

@testable import CLI

@Suite("Keeping services running", .timeLimit(.minutes(10)))
struct SupervisorTests {
  /// A program that stands for a service.
  private func service(_ script: String, in folder: TemporaryFolder, logLimit: Int = 1 << 20) throws
    -> Supervisor.Service
  {
    let program = try folder.write("service", "#!/bin/sh\n" + script)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
    return Supervisor.Service(
      name: "service", executable: program, environment: ["PATH": "/usr/bin:/bin"],
      log: folder.url.appending(path: "logs/service.log"), logLimit: logLimit)
  }

  private func size(_ url: URL) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.size] as? Int ?? 0
  }

  @Test("A log is bounded while its service runs, and has what was written last")
  func boundedWhileRunning() async throws {
    let folder = try TemporaryFolder()
    let limit = 1 << 14
    // Half a megabyte, then nothing until its standard input ends.
    let service = try service(
      """
      i=0
      while [ $i -lt 20000 ]; do echo "this is line number $i"; i=$((i+1)); done
      read -r end
      """, in: folder, logLimit: limit)
    let supervisor = Supervisor { _ in }
    try await supervisor.keep(service)
    let old = service.log.appendingPathExtension("1")
    // The time limit bounds it. What is written last is moved last.
    var written = ""
    while !written.hasSuffix("line number 19999\n") {
      await Task.yield()
      written =
        ((try? String(contentsOf: old, encoding: .utf8)) ?? "")
        + ((try? String(contentsOf: service.log, encoding: .utf8)) ?? "")
    }
    while size(service.log) > limit { await Task.yield() }
    #expect(size(old) <= limit)
    let files = try FileManager.default.contentsOfDirectory(atPath: service.log.deletingLastPathComponent().path)
    #expect(files.sorted() == ["service.log", "service.log.1"])
    await supervisor.stop(within: .zero)
  }

  @Test("A log that is over its limit keeps its end, and stays the file that its writer has open")
  func bounding() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "logs/a.log")
    let writer = try LogFile.open(url, limit: 100)
    try writer.write(contentsOf: Data(String(repeating: "a", count: 100).utf8))
    LogFile.bound(url, to: 100)
    #expect(size(url) == 100 && size(url.appendingPathExtension("1")) == 0)
    try writer.write(contentsOf: Data(String(repeating: "b", count: 50).utf8))
    LogFile.bound(url, to: 100)
    #expect(size(url) == 0)
    let kept = String(repeating: "a", count: 50) + String(repeating: "b", count: 50)
    #expect(try String(contentsOf: url.appendingPathExtension("1"), encoding: .utf8) == kept)
    try writer.write(contentsOf: Data("c\n".utf8))
    #expect(try String(contentsOf: url, encoding: .utf8) == "c\n")
    for file in [url, url.appendingPathExtension("1")] {
      #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("A service whose configuration is wrong ends the whole at once, with its exit code")
  func wrongConfiguration() async throws {
    let folder = try TemporaryFolder()
    let starts = Mutex(0)
    let supervisor = Supervisor { if case .started = $0 { starts.withLock { $0 += 1 } } }
    try await supervisor.keep(try service("echo DOSSIER_X: wrong; exit 64", in: folder))
    #expect(await supervisor.failure.first { _ in true } == 64)
    #expect(starts.withLock { $0 } == 1)
    await supervisor.stop(within: .seconds(10))
    #expect(LogFile.tail(folder.url.appending(path: "logs/service.log"), lines: 8) == ["DOSSIER_X: wrong"])
  }

  @Test("A service that never runs well is not started again for ever")
  func hopeless() async throws {
    let folder = try TemporaryFolder()
    let last = Mutex<Duration?>(nil)
    let starts = Mutex(0)
    let supervisor = Supervisor { event in
      if case .started = event { starts.withLock { $0 += 1 } }
      if case .ended(_, _, let pause, _) = event { last.withLock { $0 = pause } }
    }
    try await supervisor.keep(try service("exit 3", in: folder))
    #expect(await supervisor.failure.first { _ in true } == 3)
    #expect(starts.withLock { $0 } == 5)
    #expect(last.withLock { $0 } == nil)
    await supervisor.stop(within: .seconds(10))
  }
}
