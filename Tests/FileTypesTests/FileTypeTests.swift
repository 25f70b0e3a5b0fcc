import Foundation
import Inference
import Testing

@testable import FileTypes

@Suite("The type of a file")
struct FileTypeTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Loaded once for all tests.
  private static let shared = Result {
    try FileTypeIdentifier(
      engine: Engine(), models: ModelStore(root: repository.appending(path: ".deps/models").path))
  }
  private let identifier: FileTypeIdentifier

  init() throws { identifier = try Self.shared.get() }

  private static func sample(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: repository.appending(path: "Services/CLI/Samples/harbour-lane/\(name)")))
  }

  private func identify(_ bytes: [UInt8]) async throws -> FileType {
    try await identifier.identify(head: bytes, tail: [], size: UInt64(bytes.count))
  }

  @Test(
    "The sample case's files are known by their content",
    arguments: [
      ("contract.pdf", "pdf", "application/pdf", "document", false),
      ("letter.pdf", "pdf", "application/pdf", "document", false),
      ("receipt.png", "png", "image/png", "image", false), ("email.eml", "eml", "message/rfc822", "text", true),
      ("notes.md", "markdown", "text/markdown", "text", true), ("status.html", "html", "text/html", "code", true),
    ])
  func samples(name: String, label: String, mimeType: String, group: String, isText: Bool) async throws {
    let type = try await identify(Self.sample(name))
    #expect(type.label == label)
    #expect(type.mimeType == mimeType)
    #expect(type.group == group)
    #expect(type.isText == isText)
    #expect(type.score > 0.5)
    #expect(!type.description.isEmpty)
  }

  private static let noise: [UInt8] = {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return (0..<8192).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }()

  @Test(
    "What is not a document is known as what it is, or as unknown",
    arguments: [
      ("nothing", [], "empty"),
      ("few bytes of text", Array("Hello".utf8), "txt"),
      ("spaces", Array("   \n\t  ".utf8), "txt"),
      ("few bytes of something", [0xFF, 0xFE, 0x80], "unknown"),
      ("a PNG's signature", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "png"),
      ("a JPEG's signature", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "jpeg"),
      ("a TIFF, small end first", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], "tiff"),
      ("a TIFF, big end first", [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8], "tiff"),
      ("a WebP's signature", Array("RIFF\u{10}\0\0\0WEBPVP8 ".utf8), "webp"),
      ("an encrypted PDF's first line", Array("%PDF-1.7\n".utf8), "pdf"),
      (
        "a shell script",
        Array("#!/bin/sh\nset -eu\nfor f in *.txt; do\n  grep -q x \"$f\" && echo \"$f\"\ndone\n".utf8), "shell"
      ),
      ("noise", noise, "unknown"),
    ] as [(String, [UInt8], String)])
  func labels(what: String, bytes: [UInt8], label: String) async throws {
    #expect(try await identify(bytes).label == label)
  }

  @Test("A renamed executable is an executable, however it is called")
  func executable() async throws {
    let program = try [UInt8](Data(contentsOf: URL(filePath: "/proc/self/exe")).prefix(64 << 10))
    let type = try await identifier.identify(head: program, tail: [], size: 10 << 20)
    #expect(type.label == "elf")
    #expect(type.group == "executable")
    #expect(!type.isText)
    #expect(type.score == 1)
  }

  @Test("Text with a broken byte is still no executable, and never a trap")
  func brokenText() async throws {
    var text = Array(String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 40).utf8)
    text[100] = 0xFF
    text[200] = 0
    let type = try await identify(text)
    #expect(["txt", "unknown"].contains(type.label))
  }

  @Test("A file's end has a say: a head alone and the head with another tail are told apart")
  func tails() async throws {
    // A ZIP archive by its end as by its beginning, against noise with a ZIP's end.
    let html = Array(
      ("<!DOCTYPE html><html><body>" + String(repeating: "<p>Word</p>", count: 600) + "</body></html>").utf8)
    let (head, tail) = (Array(html.prefix(4096)), Array(html.suffix(1024)))
    let size = UInt64(html.count)
    let whole = try await identifier.identify(head: html, tail: [], size: size)
    #expect(try await identifier.identify(head: head, tail: tail, size: size) == whole)
    let other = try await identifier.identify(head: head, tail: Self.noise, size: size)
    #expect(other != whole)
  }

  @Test("Many ask at once and each gets its own answer")
  func concurrent() async throws {
    let files = try [("contract.pdf", "pdf"), ("notes.md", "markdown"), ("status.html", "html"), ("email.eml", "eml")]
      .map { (try Self.sample($0.0), $0.1) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for round in 0..<40 {
        let (bytes, label) = files[round % files.count]
        group.addTask { try await identify(bytes).label == label }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test("The model passes its self-test; a folder without it is an error that names the file")
  func loads() async throws {
    try await identifier.selfTest()
    #expect(throws: ModelStoreError.self) {
      try FileTypeIdentifier(engine: Engine(), models: ModelStore(root: "/nonexistent"))
    }
  }
}
