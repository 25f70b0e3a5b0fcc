import Foundation
import Messages
import Testing

@Suite("Generated code")
struct GeneratedCodeTests {
  @Test("What is committed is what the proto files give")
  func check() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let process = Process()
    process.executableURL = root.appending(path: "proto/generate")
    process.arguments = ["--check", "--plugin", try plugin().path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: output, as: UTF8.self))")
  }

  /// The plugin that was built with the tests, beside them.
  private func plugin() throws -> URL {
    let program = URL(filePath: CommandLine.arguments[0])
    let candidates =
      [program.deletingLastPathComponent()]
      + CommandLine.arguments.dropFirst().map {
        URL(filePath: $0).deletingLastPathComponent()
      }
    return try #require(
      candidates.map { $0.appending(path: "protoc-gen-dossier") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) })
  }

  @Test("A recursive message is a value: copies do not share what is changed")
  func values() {
    let tree = Test.V1.Tree(label: "a", left: Test.V1.Tree(label: "b"))
    var copy = tree
    copy.left?.label = "c"
    #expect(tree.left?.label == "b" && copy.left?.label == "c")
    #expect(tree != copy && Set([tree, copy, tree]).count == 2)
  }

  @Test(
    "An enumeration keeps every number, and two names of one are one value",
    arguments: [0, 1, 100, -1, 7, .max, .min] as [Int32])
  func enumerations(number: Int32) {
    #expect(Test.V1.Level(rawValue: number).rawValue == number)
    #expect(Test.V1.Level.small == .low)
    #expect(Test.V1.Level() == .unspecified)
  }
}
