/// Words of a header in other characters than ASCII: `=?charset?B?…?=` and `=?charset?Q?…?=` (RFC 2047).
enum EncodedWords {
  static func decode(_ header: String) -> String {
    var result = ""
    var rest = Substring(header)
    var followsWord = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let (word, end) = word(in: rest[start.upperBound...]) else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        followsWord = false
        continue
      }
      // White space between two encoded words is not part of the text.
      if !followsWord || !before.allSatisfy(\.isWhitespace) { result += before }
      result += word
      rest = rest[end...]
      followsWord = true
    }
    return (result + rest).singleLine
  }

  /// Behind "=?": the word, and where it ends.
  private static func word(in text: Substring) -> (String, Substring.Index)? {
    let parts = text.split(separator: "?", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let end = parts[2].firstRange(of: "?=") else { return nil }
    let encoded = parts[2][..<end.lowerBound].utf8
    let bytes: [UInt8]
    switch parts[1].lowercased() {
    case "b": bytes = TransferEncoding.base64(encoded)
    case "q": bytes = TransferEncoding.quotedPrintable(encoded.map { $0 == 0x5F ? 0x20 : $0 })
    default: return nil
    }
    // "charset*language" is allowed, too.
    let charset = TextEncoding.named(String(parts[0].prefix { $0 != "*" }))
    guard var decoder = try? TextDecoder(charset) else { return nil }
    return (decoder.decode(bytes) + decoder.finish(), end.upperBound)
  }
}
