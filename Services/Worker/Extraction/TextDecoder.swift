internal import CUchardet
import ExtractionProtocol
import Glibc

/// Bytes of an encoding in, in pieces cut anywhere; text out. What is no character becomes U+FFFD.
struct TextDecoder {
  /// Nil for UTF-8.
  private let converter: Converter?
  /// The beginning of a character whose rest is still to come.
  private var pending: [UInt8] = []

  /// Throws when there is no converter for the encoding.
  init(_ encoding: String) throws(ExtractionError) {
    switch encoding.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII": converter = nil
    default: converter = try Converter(encoding)
    }
  }

  mutating func decode(_ bytes: some Collection<UInt8>) -> String {
    var input = pending
    input.append(contentsOf: bytes)
    let (text, taken) = converter?.convert(input) ?? Self.repair(input)
    pending = Array(input[taken...])
    return text
  }

  /// What is left at the end: a character cut off.
  func finish() -> String { pending.isEmpty ? "" : "\u{FFFD}" }

  /// UTF-8, and how many bytes of the input it took.
  private static func repair(_ input: [UInt8]) -> (text: String, taken: Int) {
    let taken = input.count - UTF8Sequence.cutTail(input)
    return (String(decoding: input[..<taken], as: UTF8.self), taken)
  }
}

/// iconv(3), to UTF-8.
/// Safe: the handle never leaves it and lives as long as it does.
@safe private final class Converter {
  // Owned; closed at the end.
  private let handle: iconv_t
  /// Bytes to skip where nothing can be made of them.
  private let unit: Int

  init(_ encoding: String) throws(ExtractionError) {
    let handle = unsafe iconv_open("UTF-8", encoding)
    // iconv_open says (iconv_t)-1 for failure.
    guard let handle = unsafe handle, Int(bitPattern: handle) != -1 else {
      throw ExtractionError(.unsupported, "Text in the encoding \(encoding.singleLine.prefix(64)) can't be read.")
    }
    unsafe self.handle = handle
    let name = encoding.uppercased()
    unit = name.hasPrefix("UTF-16") || name.hasPrefix("UCS-2") ? 2 : name.hasPrefix("UTF-32") ? 4 : 1
  }

  deinit {
    unsafe iconv_close(handle)
  }

  /// The text, and how many bytes of the input it took.
  func convert(_ input: [UInt8]) -> (text: String, taken: Int) {
    var source = input
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 2)
    var room = [UInt8](repeating: 0, count: max(input.count * 2, 64))
    var taken = 0
    while taken < input.count {
      let (read, written, error) = step(&source, from: taken, into: &room)
      output.append(contentsOf: room[..<written])
      taken += read
      if error == EILSEQ {
        output.append(contentsOf: "\u{FFFD}".utf8)
        taken = min(taken + unit, input.count)
      } else if error != E2BIG {
        break
      }
    }
    return (String(decoding: output, as: UTF8.self), taken)
  }

  private func step(_ source: inout [UInt8], from start: Int, into room: inout [UInt8]) -> (Int, Int, Int32) {
    unsafe source.withUnsafeMutableBytes { source in
      unsafe room.withUnsafeMutableBytes { room in
        var input = unsafe source.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
        var inputLeft = source.count - start
        var output = unsafe room.baseAddress?.assumingMemoryBound(to: CChar.self)
        var outputLeft = room.count
        let result = unsafe iconv(handle, &input, &inputLeft, &output, &outputLeft)
        let error = result == -1 ? errno : 0
        return (source.count - start - inputLeft, room.count - outputLeft, error)
      }
    }
  }
}
