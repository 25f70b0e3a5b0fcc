internal import CUchardet
import ExtractionProtocol

/// An encoding of text, and the byte order mark to be skipped.
struct TextEncoding: Equatable {
  /// As iconv(3) knows it.
  var name: String
  /// Bytes before the text.
  var markLength = 0

  static let utf8 = TextEncoding(name: "UTF-8")

  /// The encoding that a byte order mark names.
  init?(mark bytes: some Collection<UInt8>) {
    let head = Array(bytes.prefix(4))
    // UTF-32's little-endian mark begins with UTF-16's.
    if head == [0xFF, 0xFE, 0, 0] {
      self.init(name: "UTF-32LE", markLength: 4)
    } else if head == [0, 0, 0xFE, 0xFF] {
      self.init(name: "UTF-32BE", markLength: 4)
    } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(name: "UTF-8", markLength: 3)
    } else if head.starts(with: [0xFF, 0xFE]) {
      self.init(name: "UTF-16LE", markLength: 2)
    } else if head.starts(with: [0xFE, 0xFF]) {
      self.init(name: "UTF-16BE", markLength: 2)
    } else {
      return nil
    }
  }

  init(name: String, markLength: Int = 0) {
    self.name = name
    self.markLength = markLength
  }

  /// An encoding's name as others say it; Latin 1 and ASCII mean windows-1252 to all who write them (WHATWG Encoding).
  static func named(_ label: String) -> String {
    switch label.lowercased() {
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "ansi", "x-ansi": "WINDOWS-1252"
    case "x-sjis", "shift-jis": "SHIFT_JIS"
    default: label.uppercased()
    }
  }

  /// The encoding of a sample without a byte order mark.
  ///
  /// Zeros in every other place are UTF-16; valid UTF-8, also with a few broken bytes, is UTF-8; the rest is for
  /// uchardet to say, and windows-1252 when it can't. Throws when the sample is no text in any of them.
  static func detect(_ sample: [UInt8]) throws(ExtractionError) -> TextEncoding {
    if let wide = wide(sample) { return wide }
    try refuseBinary(sample)
    let (sequences, broken) = utf8Sequences(sample)
    if broken == 0 || sequences > 4 * broken { return .utf8 }
    return TextEncoding(name: byUchardet(sample) ?? "WINDOWS-1252")
  }

  // MARK: - Parts

  /// UTF-32 and UTF-16 by where the zeros are: text has most of its characters below U+0100 in spaces, digits and
  /// line ends, in any language.
  private static func wide(_ sample: [UInt8]) -> TextEncoding? {
    guard sample.count >= 4 else { return nil }
    var zeros = [0, 0, 0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 4] += 1 }
    let quarter = sample.count / 4
    func isMost(_ count: Int) -> Bool { count * 10 > quarter * 9 }
    func isRare(_ count: Int) -> Bool { count * 20 <= quarter }
    if isMost(zeros[3]), isMost(zeros[2]), isRare(zeros[0]) { return TextEncoding(name: "UTF-32LE") }
    if isMost(zeros[0]), isMost(zeros[1]), isRare(zeros[3]) { return TextEncoding(name: "UTF-32BE") }
    let even = zeros[0] + zeros[2]
    let odd = zeros[1] + zeros[3]
    let half = max(sample.count / 2, 1)
    // A stray NUL or two in other text are not enough.
    func isMany(_ count: Int) -> Bool { count == half || count >= max(4, half / 10) }
    if isMany(odd), even * 50 <= half, isUTF16(sample, high: 1) { return TextEncoding(name: "UTF-16LE") }
    if isMany(even), odd * 50 <= half, isUTF16(sample, high: 0) { return TextEncoding(name: "UTF-16BE") }
    return nil
  }

  /// Whether units of two bytes are text: hardly a control character, every surrogate in a pair.
  private static func isUTF16(_ sample: [UInt8], high: Int) -> Bool {
    var bad = 0
    var expectsLow = false
    var units = 0
    for index in stride(from: 0, to: sample.count - 1, by: 2) {
      let unit = UInt16(sample[index + high]) << 8 | UInt16(sample[index + 1 - high])
      units += 1
      let isLow = (0xDC00...0xDFFF).contains(unit)
      if isLow != expectsLow { bad += 1 }
      expectsLow = (0xD800...0xDBFF).contains(unit)
      if unit < 0x20, ![0x09, 0x0A, 0x0C, 0x0D].contains(unit) { bad += 1 }
    }
    return bad * 50 <= units
  }

  /// Text has hardly a control character; more than a few, and one in twenty, is a program, an image, an archive.
  private static func refuseBinary(_ sample: [UInt8]) throws(ExtractionError) {
    var controls = 0
    for byte in sample where byte < 0x20 || byte == 0x7F {
      switch byte {
      case 0x08...0x0D, 0x1B: break
      default: controls += 1
      }
    }
    guard controls <= max(8, sample.count / 20) else {
      throw ExtractionError(.notText, "The file holds binary data, not text.")
    }
  }

  /// How many characters of several bytes there are, and how many bytes belong to none; one cut off by the sample's
  /// end does not count.
  private static func utf8Sequences(_ sample: [UInt8]) -> (sequences: Int, broken: Int) {
    var sequences = 0
    var broken = 0
    var index = 0
    while index < sample.count {
      if sample[index] < 0x80 {
        index += 1
        continue
      }
      switch UTF8Sequence.length(sample[index...]) {
      case .whole(let length):
        sequences += 1
        index += length
      case .cut:
        return (sequences, broken)
      case .broken:
        broken += 1
        index += 1
      }
    }
    return (sequences, broken)
  }

  private static func byUchardet(_ sample: [UInt8]) -> String? {
    guard let detector = unsafe uchardet_new() else { return nil }
    defer { unsafe uchardet_delete(detector) }
    let result = unsafe sample.withUnsafeBytes { bytes in
      unsafe uchardet_handle_data(detector, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard result == 0 else { return nil }
    unsafe uchardet_data_end(detector)
    guard let name = unsafe uchardet_get_charset(detector) else { return nil }
    let string = unsafe String(cString: name)
    return string.isEmpty || string == "ASCII" ? nil : string
  }
}
