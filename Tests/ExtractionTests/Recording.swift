import Extraction
import ExtractionProtocol
import Foundation

/// A file of the test's, gone when the test is.
final class TemporaryFile: Sendable {
  let path: String

  init(_ bytes: some Sequence<UInt8>) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "extraction-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// Keeps what an extraction in this process yields.
final class Recording: EventSink {
  private(set) var information: DocumentInformation?
  private(set) var pages: [ExtractedPage] = []

  func take(_ event: ExtractionEvent) {
    switch event {
    case .document(let information): self.information = information
    case .page(let page): pages.append(page)
    }
  }

  func begin(page: Int) {}

  /// Extracts bytes as a file of a kind.
  static func of(
    _ bytes: some Sequence<UInt8>, as kind: FileKind, resolution: Int = 72, limits: ExtractionLimits = .defaults
  ) throws -> Recording {
    let file = try TemporaryFile(bytes)
    let handle = try FileHandle(forReadingFrom: URL(filePath: file.path))
    defer { try? handle.close() }
    let recording = Recording()
    let request = ExtractionRequest(kind: kind, resolution: resolution, limits: limits)
    try FileExtraction(request, descriptor: handle.fileDescriptor).run(into: recording)
    return recording
  }

  var text: String { pages.map(\.text).joined(separator: "\u{0C}") }
  var kinds: [Block.Kind] { pages.flatMap { $0.blocks.map(\.kind) } }

  /// The error that extracting ends with.
  static func error(
    _ bytes: some Sequence<UInt8>, as kind: FileKind, limits: ExtractionLimits = .defaults
  ) -> ExtractionError? {
    do {
      _ = try of(bytes, as: kind, limits: limits)
      return nil
    } catch {
      return error as? ExtractionError
    }
  }
}

extension ExtractedPage {
  /// The part of the text that a range of scalars is.
  func text(in range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count)))
  }
}
