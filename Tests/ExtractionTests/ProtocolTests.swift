import Testing

@testable import ExtractionProtocol

@Suite struct ProtocolTests {
  static let page = ExtractedPage(
    number: 1, width: 612, height: 792.5, text: "Grüße\n\naus 🏡\n",
    words: [
      Word(range: 0..<5, box: Box(x: 1, y: 2, width: 3, height: 4)),
      Word(range: 7..<10, box: Box(x: -1, y: 0, width: 0.5, height: 1e6)),
    ],
    blocks: [Block(kind: .heading(level: 2), range: 0..<5), Block(kind: .listItem, range: 7..<12)])

  static let frames: [Frame] = [
    .hello(version: Frame.version),
    .document(DocumentInformation()),
    .document(DocumentInformation(title: "T", author: "Ä", pageCount: 7, encoding: "UTF-8")),
    .page(page),
    .page(ExtractedPage(number: 3, text: "", image: PageImage(width: 2, height: 2, resolution: 300, pixels: []))),
    .pixels([0, 1, 2, 255]),
    .done,
    .failure(ExtractionError(.encrypted, "The PDF is encrypted.")),
    .failure(ExtractionError(.tooLarge, "Page 3 …", page: 3)),
  ]

  @Test("What is written is read back, in pieces of any size", arguments: [1, 2, 3, 7, 64, 100_000])
  func roundTrip(piece: Int) throws {
    let bytes = Self.frames.flatMap(\.encoded)
    var assembler = FrameAssembler()
    var frames: [Frame] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      assembler.append(bytes[start..<min(start + piece, bytes.count)])
      while let frame = try assembler.next() { frames.append(frame) }
    }
    #expect(frames == Self.frames)
  }

  @Test("A frame with any byte missing is malformed, never a trap", arguments: frames)
  func truncated(frame: Frame) {
    let payload = frame.encoded.dropFirst(4)
    for length in 0..<payload.count {
      // Pixels are as many as there are.
      if case .pixels = frame, length > 0 { continue }
      #expect(throws: ByteReader.Malformed.self) { try Frame(decoding: payload.prefix(length)) }
    }
  }

  @Test("A frame with any byte changed is read or refused, never a trap", arguments: frames)
  func changed(frame: Frame) {
    let payload = Array(frame.encoded.dropFirst(4))
    for index in payload.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var bytes = payload
        bytes[index] = value
        do {
          _ = try Frame(decoding: bytes[...])
        } catch {
          #expect(error == ByteReader.Malformed())
        }
      }
    }
  }

  /// What is wrong, its place behind the frame's length (negative: from its end), and the four bytes that stand there.
  static let hostileNumbers: [(String, Int, UInt32)] = [
    ("a page of infinite width", 5, Float.infinity.bitPattern), ("of no width", 5, Float.nan.bitPattern),
    ("of negative width", 5, Float(-1).bitPattern), ("of a height past all pages", 9, Float(1e30).bitPattern),
    ("a text longer than its frame", 13, .max), ("more words than bytes", 17, .max),
    ("a word past the text's end", 25, 7), ("a word that ends before it starts", 21, 3),
    ("a word infinitely far", 29, Float.infinity.bitPattern), ("a word too far", 33, Float(-3e38).bitPattern),
    ("a word of negative width", 37, Float(-1).bitPattern), ("a word of endless height", 41, Float(3e38).bitPattern),
    ("an image without columns", -12, 0), ("an image of too many columns", -12, .max),
    ("an image of too many pixels", -8, 32_000_000), ("an image of no resolution", -4, 0),
    ("of a negative one", -4, Float(-300).bitPattern), ("of a huge one", -4, Float(3e38).bitPattern),
    ("of one next to nothing", -4, Float.leastNonzeroMagnitude.bitPattern), ("of none", -4, Float.nan.bitPattern),
  ]

  @Test("A page with a number that no page has is refused, never a trap", arguments: hostileNumbers)
  func hostileNumber(what: String, place: Int, number: UInt32) throws {
    let page = ExtractedPage(
      number: 1, width: 612, height: 792, text: "word",
      words: [Word(range: 0..<2, box: Box(x: 1, y: 2, width: 3, height: 4))],
      image: PageImage(width: 2, height: 2, resolution: 300, pixels: []))
    var bytes = Array(Frame.page(page).encoded.dropFirst(4))
    // The text has four bytes, which the places behind it count.
    #expect(try Frame(decoding: bytes[...]) == .page(page))
    let start = place < 0 ? bytes.count + place : place < 17 ? place : place + 4
    for shift in 0..<4 { bytes[start + shift] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(shift))) }
    #expect(throws: ByteReader.Malformed.self, "\(what)") { try Frame(decoding: bytes[...]) }
  }

  @Test("Numbers that no page has are written as the nearest that one can have")
  func clampedNumbers() throws {
    let word = Word(range: 0..<1, box: Box(x: .nan, y: .infinity, width: -1, height: .nan))
    let page = ExtractedPage(number: 1, width: .infinity, height: -.infinity, text: "w", words: [word])
    let read = try Frame(decoding: Frame.page(page).encoded.dropFirst(4))
    let box = Box(x: -1e7, y: 1e7, width: 0, height: 0)
    #expect(
      read
        == .page(ExtractedPage(number: 1, width: 1e7, height: 0, text: "w", words: [Word(range: 0..<1, box: box)])))
  }

  @Test("A length beyond the limit is refused before its bytes come")
  func hostileLength() {
    var assembler = FrameAssembler()
    assembler.append([0xFF, 0xFF, 0xFF, 0x7F])
    #expect(throws: ByteReader.Malformed.self) { try assembler.next() }
    var empty = FrameAssembler()
    empty.append([0, 0, 0, 0])
    #expect(throws: ByteReader.Malformed.self) { try empty.next() }
  }

  @Test("Frames make events: the image's pixels are gathered before the page is told")
  func events() throws {
    var events = EventAssembler()
    let image = PageImage(width: 2, height: 2, resolution: 300, pixels: [])
    #expect(try events.take(.hello(version: Frame.version)) == .none)
    #expect(try events.take(.document(DocumentInformation())) == .event(.document(DocumentInformation())))
    #expect(try events.take(.page(ExtractedPage(number: 1, text: "", image: image))) == .none)
    #expect(try events.take(.pixels([1, 2, 3])) == .none)
    var whole = image
    whole.pixels = [1, 2, 3, 4]
    let page = ExtractedPage(number: 1, text: "", image: whole)
    #expect(try events.take(.pixels([4])) == .event(.page(page)))
    #expect(try events.take(.done) == .done)
  }

  static let disorders: [[Frame]] = [
    [.document(DocumentInformation())],
    [.hello(version: 99)],
    [.hello(version: 1), .page(page)],
    [.hello(version: 1), .done],
    [.hello(version: 1), .document(.init()), .document(.init())],
    [.hello(version: 1), .document(.init()), .page(ExtractedPage(number: 2, text: ""))],
    [.hello(version: 1), .document(.init()), .page(page), .page(page)],
    [.hello(version: 1), .document(.init()), .pixels([1])],
    [
      .hello(version: 1), .document(.init()),
      .page(.init(number: 1, text: "", image: .init(width: 1, height: 1, resolution: 1, pixels: []))), .done,
    ],
    [
      .hello(version: 1), .document(.init()),
      .page(.init(number: 1, text: "", image: .init(width: 1, height: 1, resolution: 1, pixels: []))),
      .pixels([1, 2]),
    ],
    [.hello(version: 1), .document(.init()), .done, .done],
  ]

  @Test("Frames out of order are refused", arguments: disorders)
  func order(frames: [Frame]) {
    var events = EventAssembler()
    #expect(throws: ByteReader.Malformed.self) {
      for frame in frames { _ = try events.take(frame) }
    }
  }

  @Test("A request is read back from its arguments")
  func arguments() throws {
    let limits = ExtractionLimits(
      memory: 512 << 20, pageTime: .milliseconds(1500), fileTime: .seconds(90), pages: 12, pageText: 4096,
      imagePixels: 1_000_000)
    let request = ExtractionRequest(kind: .html, resolution: 200, limits: limits)
    #expect(try ExtractionRequest(arguments: request.arguments) == request)
    #expect(try ExtractionRequest(arguments: ["--kind=pdf"]) == ExtractionRequest(kind: .pdf))
  }

  /// Arguments and what is said of them.
  static let mistakes: [([String], String)] = [
    ([], "--kind must be one of pdf, text, markdown, html, email"),
    (["--kind=exe"], "--kind must be one of pdf, text, markdown, html, email"),
    (["--kind=pdf", "--pages=0"], "--pages=0 is not a whole number from 1 to 2^48"),
    (["--kind=pdf", "--pages=x"], "--pages=x is not a whole number from 1 to 2^48"),
    (["--kind=pdf", "--colour=1"], "--colour is not known"),
    (["file.pdf"], "file.pdf is not --name=value"),
  ]

  @Test("Wrong arguments are named", arguments: mistakes)
  func wrongArguments(arguments: [String], message: String) {
    #expect(throws: ExtractionRequest.ArgumentError(description: message)) {
      try ExtractionRequest(arguments: arguments)
    }
  }
}
