internal import CXML
import ExtractionProtocol

/// HTML in, piece by piece; blocks of text out.
///
/// By libxml2's push parser, without a tree: nothing is kept but the names of the open elements. Scripts, styles and
/// comments are left out; entities are resolved.
///
/// Safe: the parser never leaves it and lives as long as it does.
@safe final class HTMLReader {
  /// Elements within elements; browsers stop at 512.
  static let deepest = 4096
  private static let longestTitle = 1024

  private let pages: TextPages
  /// Whether a title of the page's becomes the document's.
  private let takesTitle: Bool
  // Owned; freed at the end.
  private var parser: htmlParserCtxtPtr?

  /// Why the parser was stopped out of one of its callbacks.
  private var failure: (any Error)?
  private var depth = 0
  /// The element whose content is left out, and how many of its name are open within.
  private var ignored: (name: String, depth: Int)?
  private var title: String.UnicodeScalarView?
  private var preformatted = 0
  /// What starts with the next character.
  private var pending: Block.Kind? = .paragraph
  private var kind = Block.Kind.paragraph
  private var owesSpace = false
  private var owesCell = false

  init(_ pages: TextPages, takesTitle: Bool = true) throws(ExtractionError) {
    self.pages = pages
    self.takesTitle = takesTitle
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { context, name, _ in
      unsafe HTMLReader.with(context) { try $0.start(unsafe HTMLReader.string(name)) }
    }
    unsafe handler.endElement = { context, name in
      unsafe HTMLReader.with(context) { $0.end(unsafe HTMLReader.string(name)) }
    }
    unsafe handler.characters = { context, text, count in
      unsafe HTMLReader.with(context) { try $0.text(unsafe HTMLReader.string(text, count)) }
    }
    unsafe handler.ignorableWhitespace = handler.characters
    // The parser calls back only within `parse` and `finish`, while self is alive.
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe parser = htmlCreatePushParserCtxt(&handler, context, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    guard let parser = unsafe parser else {
      throw ExtractionError(.outOfMemory, "There was not enough memory to read the HTML.")
    }
    // Text comes as UTF-8, whatever the page says of itself; nothing is loaded; limits stay on (no HTML_PARSE_HUGE).
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    unsafe htmlCtxtUseOptions(parser, Int32(options))
    // Before the first start tag the parser throws text behind an end tag away; another <html> is ignored.
    let opening = Array("<html>".utf8).map { CChar($0) }
    _ = unsafe htmlParseChunk(parser, opening, Int32(opening.count), 0)
  }

  deinit {
    unsafe htmlFreeParserCtxt(parser)
  }

  func parse(_ piece: String) throws {
    var piece = piece
    // NUL ends the text for libxml2.
    if piece.utf8.contains(0) { piece.unicodeScalars.removeAll { $0 == "\0" } }
    piece.withUTF8 { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
      unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        _ = unsafe htmlParseChunk(parser, $0, Int32(clamping: bytes.count), 0)
      }
    }
    if let failure { throw failure }
  }

  func finish() throws {
    _ = unsafe htmlParseChunk(parser, nil, 0, 1)
    if let failure { throw failure }
  }

  // MARK: - What the parser tells

  private func start(_ name: String) throws {
    depth += 1
    guard depth <= Self.deepest else {
      throw ExtractionError(.tooLarge, "The HTML has more than \(Self.deepest) elements within each other.")
    }
    if let ignored {
      if ignored.name == name { self.ignored = (name, ignored.depth + 1) }
      return
    }
    switch HTMLElement(name) {
    case .ignored: ignored = (name, 1)
    case .title: title = String.UnicodeScalarView()
    case .lineBreak: if pending == nil { try pages.write("\n") }
    case .rule: startBlock(.paragraph)
    case .cell: startCell()
    case .preformatted:
      preformatted += 1
      startBlock(.code)
    case .block(let kind): startBlock(kind)
    case .inline: break
    }
  }

  private func end(_ name: String) {
    depth -= 1
    if let ignored {
      guard ignored.name == name else { return }
      self.ignored = ignored.depth > 1 ? (name, ignored.depth - 1) : nil
      return
    }
    switch HTMLElement(name) {
    case .title: endTitle()
    case .preformatted:
      preformatted = max(preformatted - 1, 0)
      pending = .paragraph
    case .block: pending = .paragraph
    case .cell, .ignored, .lineBreak, .rule, .inline: break
    }
  }

  private func text(_ string: String) throws {
    if ignored != nil { return }
    if title != nil {
      title?.append(contentsOf: string.unicodeScalars.prefix(Self.longestTitle))
      return
    }
    for scalar in string.unicodeScalars {
      if preformatted > 0, scalar == "\n" {
        if pending == nil { try pages.write(scalar) }
      } else if preformatted > 0, scalar == " " || scalar == "\t", pending == nil {
        try pages.write(scalar)
      } else if scalar.isSpace {
        owesSpace = true
      } else if !scalar.isUnwantedControl {
        try write(scalar)
      }
    }
  }

  // MARK: - Blocks

  /// A paragraph within something that has no text yet (`<li><p>`) is that thing.
  private func startBlock(_ kind: Block.Kind) {
    if kind == .paragraph, let pending, pending != .paragraph { return }
    pending = kind
  }

  /// A cell after another goes on with their row, whatever ended within the other.
  private func startCell() {
    guard kind == .tableRow, pending == nil || pending == .paragraph else { return }
    pending = nil
    owesCell = true
  }

  private func write(_ scalar: Unicode.Scalar) throws {
    if let kind = pending {
      pages.startBlock(kind)
      self.kind = kind
      pending = nil
    } else if owesCell {
      try pages.write("\t")
    } else if owesSpace {
      try pages.write(" ")
    }
    owesSpace = false
    owesCell = false
    try pages.write(scalar)
  }

  private func endTitle() {
    guard let title else { return }
    let text = String(title).singleLine
    if takesTitle, pages.information.title == nil, !text.isEmpty { pages.information.title = text }
    self.title = nil
  }

  // MARK: - Callbacks

  /// Calls the reader behind a callback's context; an error it throws stops the parser and waits to be thrown on.
  private static func with(_ context: UnsafeMutableRawPointer?, _ body: (HTMLReader) throws -> Void) {
    guard let context = unsafe context else { return }
    let reader = unsafe Unmanaged<HTMLReader>.fromOpaque(context).takeUnretainedValue()
    guard reader.failure == nil else { return }
    do {
      try body(reader)
    } catch {
      reader.failure = error
      unsafe xmlStopParser(reader.parser)
    }
  }

  private static func string(_ name: UnsafePointer<xmlChar>?) -> String {
    guard let name = unsafe name else { return "" }
    return unsafe String(cString: name)
  }

  private static func string(_ text: UnsafePointer<xmlChar>?, _ count: Int32) -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: text, count: max(Int(count), 0)), as: UTF8.self)
  }
}
