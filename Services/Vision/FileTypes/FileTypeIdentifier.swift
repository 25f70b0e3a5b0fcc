import Foundation
import Inference

/// Says what files are by their content: the magika model over a file's first and last bytes, and signatures where a
/// format has one that leaves no doubt.
///
/// Source: magika, standard model v3.3, prediction mode "high confidence".
public final class FileTypeIdentifier: Sendable {
  /// Bytes from each end of a file that the model looks at.
  public static let blockSize = 4096

  private struct Configuration: Decodable {
    let beg_size: Int
    let end_size: Int
    let block_size: Int
    let padding_token: Int32
    let min_file_size_for_dl: Int
    let medium_confidence_threshold: Float
    let thresholds: [String: Float]
    let overwrite_map: [String: String]
    let target_labels_space: [String]
  }

  private struct Kind: Decodable {
    let mime_type: String?
    let group: String?
    let description: String?
    let is_text: Bool
  }

  private let pool: InferencePool
  private let configuration: Configuration
  private let kinds: [String: Kind]

  /// Loads the model.
  ///
  /// - Parameter queue: Calls that may wait; one more fails.
  public init(engine: Engine, models: ModelStore, queue: Int = 256) throws {
    let decoder = JSONDecoder()
    configuration = try decoder.decode(
      Configuration.self, from: Data(models.contents(of: "config.json", of: .fileType)))
    kinds = try decoder.decode(
      [String: Kind].self, from: Data(models.contents(of: "content_types.json", of: .fileType)))
    let model = try engine.compile(models.path("model.onnx", of: .fileType))
    pool = try InferencePool(model, requests: 1, maximumQueuedCalls: queue)
  }

  /// What a file is.
  ///
  /// - Parameters:
  ///   - head: Its first bytes, at least ``blockSize`` of them, or all.
  ///   - tail: Its last bytes; empty when `head` is the whole file.
  ///   - size: Its length.
  public func identify(head: [UInt8], tail: [UInt8], size: UInt64) async throws -> FileType {
    guard size > 0, !head.isEmpty else { return type("empty", score: 1) }
    if let label = Signature.label(of: head) { return type(label, score: 1) }
    let first = Array(head.prefix(configuration.block_size).drop(while: Self.isSpace))
    guard first.count >= configuration.min_file_size_for_dl else { return type(Self.fewBytes(head), score: 1) }
    let end = tail.isEmpty ? head : tail
    var last = Array(end.suffix(configuration.block_size))
    while let byte = last.last, Self.isSpace(byte) { last.removeLast() }
    let features = features(first, last)
    let labels = configuration.target_labels_space.count
    let scores = try await pool.run { request in
      try request.setInput("bytes", copying: features.span, shape: [1, features.count])
      try request.run()
      return try request.withOutput(of: Float.self, shape: [1, labels]) { scores, _ in
        scores.indices.map { scores[$0] }
      }
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return type("unknown", score: 0) }
    return decide(configuration.target_labels_space[best], scores[best])
  }

  /// Knows a small text from a small script, which a model that is damaged or run wrongly does not.
  public func selfTest() async throws {
    let text = Array("#!/bin/sh\nset -eu\nfor file in *.txt; do\n  echo \"$file\"\ndone\n".utf8)
    let found = try await identify(head: text, tail: [], size: UInt64(text.count))
    guard found.label == "shell" else { throw SelfTestError(found: found.label) }
  }

  /// The model does not say what it must.
  public struct SelfTestError: Error, Sendable, CustomStringConvertible {
    let found: String
    public var description: String { "the file-type model takes a shell script for “\(found)”" }
  }

  // MARK: - The model's world

  private func features(_ first: [UInt8], _ last: [UInt8]) -> [Int32] {
    let padding = configuration.padding_token
    let beginning = first.prefix(configuration.beg_size).map(Int32.init)
    let ending = last.suffix(configuration.end_size).map(Int32.init)
    return beginning + Array(repeating: padding, count: configuration.beg_size - beginning.count)
      + Array(repeating: padding, count: configuration.end_size - ending.count) + ending
  }

  private func decide(_ label: String, _ score: Float) -> FileType {
    let output = configuration.overwrite_map[label] ?? label
    let threshold = configuration.thresholds[label] ?? configuration.medium_confidence_threshold
    guard score < threshold else { return type(output, score: score) }
    return type(kinds[output]?.is_text == true ? "txt" : "unknown", score: score)
  }

  private func type(_ label: String, score: Float) -> FileType {
    let kind = kinds[label]
    return FileType(
      label: label, mimeType: kind?.mime_type ?? "application/octet-stream", group: kind?.group ?? "unknown",
      description: kind?.description ?? label, isText: kind?.is_text ?? false, score: score)
  }

  private static func fewBytes(_ bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) == nil ? "unknown" : "txt"
  }

  /// As Python's `bytes.strip` sees it, which the model was trained behind.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
