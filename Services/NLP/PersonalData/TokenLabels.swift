import FoundationEssentials
import Inference

/// What the token classifier's outputs stand for, in their order.
struct TokenLabels: Sendable {
  /// What an output stands for.
  struct Tag: Sendable, Hashable {
    /// Whether it marks the beginning of a stretch.
    let begins: Bool
    /// Its place in `TokenLabels.labels`.
    let label: Int
  }

  /// The labels that the model knows.
  let labels: [PersonalDataSpan.Label]
  /// By output; nil for outside of any stretch, and for labels unknown here.
  let tags: [Tag?]

  /// Reads `id2label` of a model's `config.json`, whose values are `O`, `B-…` and `I-…`.
  init(configuration: [UInt8], path: String) throws(ModelStoreError) {
    struct Configuration: Decodable { let id2label: [String: String] }
    let names: [String: String]
    do {
      names = try JSONDecoder().decode(Configuration.self, from: Data(configuration)).id2label
    } catch {
      throw .malformed(path: path, reason: "\(error)")
    }
    var labels: [PersonalDataSpan.Label] = []
    var tags: [Tag?] = []
    for output in 0..<names.count {
      guard let name = names[String(output)] else { throw .malformed(path: path, reason: "no label \(output)") }
      guard let label = PersonalDataSpan.Label(rawValue: String(name.dropFirst(2))) else {
        tags.append(nil)
        continue
      }
      if !labels.contains(label) { labels.append(label) }
      tags.append(Tag(begins: name.hasPrefix("B-"), label: labels.firstIndex(of: label) ?? 0))
    }
    guard !labels.isEmpty else { throw .malformed(path: path, reason: "no label that is known") }
    self.labels = labels
    self.tags = tags
  }
}
