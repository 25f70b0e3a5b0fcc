import ExtractionProtocol

/// A message or a part of one: headers and content (RFC 5322, RFC 2045, RFC 2046).
struct MIMEPart {
  /// Parts within parts.
  static let deepest = 16
  /// Parts side by side.
  private static let mostParts = 1000
  /// Bytes of the headers that are read.
  private static let longestHeaders = 256 << 10

  /// By lower-case name, unfolded; of several of a name, the first.
  let headers: [String: String]
  private let body: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    var headers: [String: String] = [:]
    var rest = bytes
    var name: String?
    // A mailbox file's own line before the message.
    if rest.starts(with: Array("From ".utf8)) { _ = rest.takeLine() }
    while !rest.isEmpty, rest.startIndex - bytes.startIndex < Self.longestHeaders {
      let before = rest
      let line = rest.takeLine()
      if line.isEmpty { break }
      let text = String(decoding: line, as: UTF8.self)
      if text.first == " " || text.first == "\t" {
        if let name { headers[name]?.append(" " + text.singleLine) }
        continue
      }
      guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains(" ") else {
        // No header: the message has none, or they end without an empty line.
        rest = before
        break
      }
      let key = text[..<colon].lowercased()
      name = headers[key] == nil ? key : nil
      if name != nil { headers[key] = String(text[text.index(after: colon)...]).singleLine }
    }
    self.headers = headers
    self.body = rest
  }

  /// Such as "text/plain", in lower case.
  var type: String {
    guard let value = headers["content-type"]?.prefix(while: { $0 != ";" }) else { return "text/plain" }
    return String(value).singleLine.lowercased()
  }

  var charset: String? { parameter("charset", of: "content-type").map(TextEncoding.named) }

  /// The name of an attachment; nil when the part is to be read.
  var attachmentName: String? {
    let disposition = headers["content-disposition"]?.lowercased() ?? ""
    let isReadable = type.hasPrefix("text/") || type.hasPrefix("multipart/") || type == "message/rfc822"
    guard disposition.hasPrefix("attachment") || !isReadable else { return nil }
    let name = parameter("filename", of: "content-disposition") ?? parameter("name", of: "content-type")
    return name.map(EncodedWords.decode) ?? type
  }

  /// The body without its transfer encoding.
  var content: [UInt8] {
    switch headers["content-transfer-encoding"]?.lowercased() {
    case "base64": TransferEncoding.base64(body)
    case "quoted-printable": TransferEncoding.quotedPrintable(body)
    default: Array(body)
    }
  }

  /// The parts of a multipart body, at most a thousand.
  var parts: [MIMEPart] {
    guard let boundary = parameter("boundary", of: "content-type"), !boundary.isEmpty else { return [] }
    let delimiter = Array("--\(boundary)".utf8)
    var parts: [MIMEPart] = []
    var rest = body
    var start: Int?
    while !rest.isEmpty, parts.count < Self.mostParts {
      let lineStart = rest.startIndex
      let line = rest.takeLine()
      guard line.starts(with: delimiter) else { continue }
      let tail = line.dropFirst(delimiter.count)
      let isLast = tail.starts(with: [0x2D, 0x2D])
      guard isLast || tail.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      if let start { parts.append(MIMEPart(body[start..<lineStart])) }
      start = isLast ? nil : rest.startIndex
      if isLast { break }
    }
    // A message cut off ends without its last delimiter.
    if let start, parts.count < Self.mostParts { parts.append(MIMEPart(body[start...])) }
    return parts
  }

  /// A parameter such as `charset` of a header, without quotes.
  private func parameter(_ name: String, of header: String) -> String? {
    guard let value = headers[header] else { return nil }
    for part in value.split(separator: ";").dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { continue }
      guard String(part[..<equals]).singleLine.lowercased() == name else { continue }
      return String(part[part.index(after: equals)...].filter { $0 != "\"" }).singleLine
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Takes a line off, and gives it without its end.
  fileprivate mutating func takeLine() -> ArraySlice<UInt8> {
    let end = firstIndex(of: 0x0A) ?? endIndex
    var line = self[startIndex..<end]
    if line.last == 0x0D { line = line.dropLast() }
    self = self[Swift.min(end + 1, endIndex)...]
    return line
  }
}
