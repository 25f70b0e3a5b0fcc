import Contracts

/// A page's text put together again from its passages, which may overlap.
enum PageText {
  typealias Passage = Dossier.Api.V1.Passage

  /// Two passages that say different things of the same characters.
  struct Contradiction: Error { let first: String, second: String }

  /// The text that the passages cover, page after page.
  static func joined(_ passages: [Passage]) -> String {
    Dictionary(grouping: passages, by: \.page).sorted { $0.key < $1.key }
      .map { String(String.UnicodeScalarView(scalars(of: $0.value))) }.joined(separator: "\n")
  }

  /// Throws where passages contradict each other.
  static func check(_ passages: [Passage]) throws {
    for (_, passages) in Dictionary(grouping: passages, by: \.page) {
      var known: [UInt32: (scalar: Unicode.Scalar, from: String)] = [:]
      for passage in passages {
        for (offset, scalar) in passage.text.unicodeScalars.enumerated() {
          let place = passage.start + UInt32(offset)
          if let other = known[place], other.scalar != scalar {
            throw Contradiction(first: other.from, second: passage.name)
          }
          known[place] = (scalar, passage.name)
        }
      }
    }
  }

  private static func scalars(of passages: [Passage]) -> [Unicode.Scalar] {
    let length = Int(passages.map(\.end).max() ?? 0)
    var scalars = [Unicode.Scalar](repeating: " ", count: length)
    for passage in passages {
      for (offset, scalar) in passage.text.unicodeScalars.enumerated() where Int(passage.start) + offset < length {
        scalars[Int(passage.start) + offset] = scalar
      }
    }
    return scalars
  }
}
