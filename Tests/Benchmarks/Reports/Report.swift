import Foundation

/// Everything that a run measured.
struct Report: Sendable, Encodable {
  /// What one benchmark gave.
  struct Section: Sendable, Encodable {
    let name: String
    let about: String
    /// How long it took in all.
    let seconds: Double
    let rows: [Row]
    /// Why it broke off.
    let error: String?
  }

  let machine: Machine
  /// Whether the work was cut short, which makes figures less sure.
  let quick: Bool
  var sections: [Section] = []

  var hasErrors: Bool { sections.contains { $0.error != nil } }

  /// Writes it as JSON, making the folder when it is missing.
  func write(to file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    try encoder.encode(self).write(to: file, options: .atomic)
  }
}
