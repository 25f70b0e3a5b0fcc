/// The tokenizer's exceptions: strings whose tokens are listed instead of found.
struct SpecialCases: Sendable {
  /// One token of an exception.
  struct Part: Sendable {
    let text: [UInt8]
    let norm: [UInt8]?
  }

  /// A node of the tree of exceptions that are several tokens to the affix patterns.
  struct Node: Sendable {
    var children: [UInt64: Int] = [:]
    var isEnd = false
  }

  static let maximumCount = 1 << 16

  /// The listed tokens, by the hash of the whole string.
  let parts: [UInt64: [Part]]
  /// The longest string, in bytes of UTF-8.
  let longest: Int
  /// The tree of token sequences that are looked for in the finished tokens; its root is the first node.
  private(set) var tree = [Node()]

  /// Reads the `exceptions` of the tokenizer file: string → [{65: ORTH, 67: NORM}].
  init(_ value: MessagePackValue?, file: String) throws(EntityTaggerError) {
    guard let pairs = value?.map, pairs.count <= Self.maximumCount else {
      throw .malformed(file: file, reason: "exceptions are missing or too many")
    }
    var parts: [UInt64: [Part]] = [:]
    var longest = 0
    for pair in pairs {
      guard let text = pair.key.bytes, let tokens = pair.value.array else {
        throw .malformed(file: file, reason: "an exception")
      }
      var list: [Part] = []
      for token in tokens {
        let attributes = token.map ?? []
        func attribute(_ number: Int) -> [UInt8]? {
          attributes.first { $0.key.int == number }?.value.bytes.map(Array.init)
        }
        guard let orthography = attribute(65), !orthography.isEmpty else {
          throw .malformed(file: file, reason: "an exception's token has no text")
        }
        list.append(Part(text: orthography, norm: attribute(67)))
      }
      guard list.flatMap(\.text) == Array(text), String(validating: text, as: UTF8.self) != nil else {
        throw .malformed(file: file, reason: "an exception's tokens are not its text")
      }
      unsafe parts[text.withUnsafeBufferPointer { unsafe StringIdentifiers.hash(of: $0) }] = list
      longest = max(longest, text.count)
    }
    self.parts = parts
    self.longest = longest
  }

  /// The tokens of exactly this string.
  func parts(of utf8: UnsafeBufferPointer<UInt8>) -> [Part]? {
    guard utf8.count <= longest else { return nil }
    return unsafe parts[StringIdentifiers.hash(of: utf8)]
  }

  /// Adds an exception that affix patterns would take apart to the tree, as the tokens they would make of it.
  mutating func insert(sequence: [UInt64]) {
    var node = 0
    for token in sequence {
      if let child = tree[node].children[token] {
        node = child
      } else {
        tree.append(Node())
        tree[node].children[token] = tree.count - 1
        node = tree.count - 1
      }
    }
    tree[node].isEnd = true
  }
}
