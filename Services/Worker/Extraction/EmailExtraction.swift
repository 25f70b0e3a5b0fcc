import ExtractionProtocol

/// The text of an e-mail message: the headers that people read, then its text parts; attachments by their names.
struct EmailExtraction {
  static let largest = 64 << 20

  let limits: ExtractionLimits
  let descriptor: Int32

  func run(into sink: any EventSink) throws {
    let bytes = try FileBytes(descriptor: descriptor).readAll(limit: Self.largest, kind: "e-mail")
    let message = MIMEPart(bytes[...])
    let subject = message.headers["subject"].map(EncodedWords.decode)
    let information = DocumentInformation(
      title: subject, author: message.headers["from"].map(EncodedWords.decode), encoding: message.charset)
    let pages = TextPages(information, limits: limits, sink: sink)
    try write(message, to: pages, depth: 0)
    try pages.finish()
  }

  private func write(_ message: MIMEPart, to pages: TextPages, depth: Int) throws {
    pages.startBlock(.paragraph)
    for name in ["From", "To", "Cc", "Date", "Subject"] {
      guard let value = message.headers[name.lowercased()] else { continue }
      try pages.write("\(name): \(EncodedWords.decode(value))\n".unicodeScalars)
    }
    try writeBody(of: message, to: pages, depth: depth)
  }

  private func writeBody(of part: MIMEPart, to pages: TextPages, depth: Int) throws {
    guard depth <= MIMEPart.deepest else {
      throw ExtractionError(.tooLarge, "The e-mail has more than \(MIMEPart.deepest) parts within each other.")
    }
    pages.startBlock(.paragraph)
    if let name = part.attachmentName {
      return try pages.write("[Attachment: \(name)]".unicodeScalars)
    }
    switch part.type {
    case "multipart/alternative":
      // The same content in several forms, the richest last: plain text says it without a detour.
      let parts = part.parts
      if let best = parts.first(where: { $0.type == "text/plain" }) ?? parts.last {
        try writeBody(of: best, to: pages, depth: depth + 1)
      }
    case let type where type.hasPrefix("multipart/"):
      for inner in part.parts { try writeBody(of: inner, to: pages, depth: depth + 1) }
    case "message/rfc822": try write(MIMEPart(part.content[...]), to: pages, depth: depth + 1)
    case "text/html":
      let content = part.content
      let reader = try HTMLReader(pages, takesTitle: false)
      try reader.parse(decode(content, charset: part.charset ?? HTMLExtraction.declaredEncoding(content)))
      try reader.finish()
    case let type where type.hasPrefix("text/"):
      var flow = PlainTextFlow(pages)
      try flow.write(decode(part.content, charset: part.charset))
    default: break
    }
  }

  /// Text in the encoding that it says, or in the one that it shows.
  private func decode(_ content: [UInt8], charset: String?) throws -> String {
    let markLength = TextEncoding(mark: content)?.markLength ?? 0
    let isUTF8 = String(validating: content[...], as: UTF8.self) != nil
    var decoder =
      try charset.flatMap { try? TextDecoder(TextEncoding.named($0)) }
      ?? TextDecoder(isUTF8 ? "UTF-8" : TextEncoding.detect(content).name)
    return decoder.decode(content.dropFirst(markLength)) + decoder.finish()
  }
}
