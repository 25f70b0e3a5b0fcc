import ExtractionProtocol

/// A text file, decoded piece by piece; memory stays the same for any size.
struct DecodedFile {
  let file: FileBytes
  let encoding: TextEncoding

  /// Finds the encoding; `declared` is what the file itself names, which counts where its bytes don't say better.
  init(_ file: FileBytes, declared: ([UInt8]) -> String? = { _ in nil }) throws(ExtractionError) {
    self.file = file
    let head = try file.read(at: 0)
    if let marked = TextEncoding(mark: head) {
      encoding = marked
      return
    }
    let detected = try TextEncoding.detect(Self.sample(file, head: head))
    if detected != .utf8, !detected.name.hasPrefix("UTF-"), let declared = declared(head),
      (try? TextDecoder(declared)) != nil
    {
      encoding = TextEncoding(name: declared)
    } else {
      encoding = detected
    }
  }

  /// Calls `take` with each piece of text, in order.
  func forEachPiece(_ take: (String) throws -> Void) throws {
    var decoder = try TextDecoder(encoding.name)
    var offset = encoding.markLength
    while true {
      let bytes = try file.read(at: offset)
      if bytes.isEmpty { break }
      offset += bytes.count
      try take(decoder.decode(bytes))
    }
    try take(decoder.finish())
  }

  /// The first part of the file that tells encodings apart: ASCII alone does not.
  private static func sample(_ file: FileBytes, head: [UInt8]) throws(ExtractionError) -> [UInt8] {
    var sample = head
    var offset = head.count
    while !sample.isEmpty, sample.allSatisfy({ $0 < 0x80 && $0 != 0 }) {
      let next = try file.read(at: offset)
      if next.isEmpty { return head }
      offset += next.count
      sample = next
    }
    guard offset > head.count, let first = sample.firstIndex(where: { $0 >= 0x80 || $0 == 0 }) else { return sample }
    // From the first telling byte on, so that no character is cut at the sample's start.
    return Array(sample[first...]) + (try file.read(at: offset))
  }
}
