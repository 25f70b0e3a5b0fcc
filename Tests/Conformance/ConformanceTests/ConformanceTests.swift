import Foundation
import Testing

@Suite("Protobuf's conformance suite")
struct ConformanceTests {
  private let root: URL
  /// conformance_test_runner, and the C library that it is built for.
  private let runner: URL

  init() {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    runner = root.appending(path: "../../.deps/conformance").standardizedFileURL
  }

  @Test("Proto3 in the wire format and in JSON: every case, required or recommended, ends as the suite wants it")
  func suite() throws {
    let libraries = runner.appending(path: "lib").path
    let output = FileManager.default.temporaryDirectory.appending(path: "conformance-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: output) }

    let process = Process()
    process.executableURL = URL(filePath: "\(libraries)/ld-linux-x86-64.so.2")
    process.arguments = [
      "--library-path", libraries, runner.appending(path: "conformance_test_runner").path, "--enforce_recommended",
      "--failure_list", root.appending(path: "failures.txt").path, "--output_dir", output.path, try testee().path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let report = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()

    #expect(process.terminationStatus == 0, "\(report)")
    // Wire format and JSON come first; the text format, which is all skipped, comes second.
    let summary = try #require(report.firstMatch(of: #/SUITE PASSED: (\d+) successes/#), "\(report)")
    #expect(try #require(Int(summary.1)) > 1_000, "the testee takes part")
  }

  @Test("Every known failure has its reason in the line above")
  func reasons() throws {
    let lines = try String(contentsOf: root.appending(path: "failures.txt"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (line, above) in zip(lines.dropFirst(), lines) where !line.isEmpty && !line.hasPrefix("#") {
      #expect(!above.isEmpty, "\(line) has no reason")
    }
    #expect(lines.first?.hasPrefix("#") == true)
  }

  /// The program, which is built beside the tests.
  private func testee() throws -> URL {
    let folders = CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
    return try #require(
      folders.map { $0.appending(path: "conformance-testee") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) })
  }
}
