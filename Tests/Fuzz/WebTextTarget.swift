import Messages
import RPCCore

@testable import RPCTransport

/// gRPC-Web's text: the same letters make the same bytes, however they are cut.
enum WebTextTarget {
  static func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let size = Int(first) + 1
    let whole = decode([rest[...]])
    let cut = decode(
      stride(from: 0, to: rest.count, by: size).map { rest[$0..<min($0 + size, rest.count)] })
    require(whole == cut, "text makes the same bytes however it is cut")
    // What is not cut off in a group is what the usual decoder makes of it, where both take it.
    if let whole, !rest.contains(UInt8(ascii: "=")), !rest.contains(10), !rest.contains(13), rest.count % 4 == 0,
      let usual = Base64.decode(rest)
    {
      require(whole == usual, "text in pieces is the text as a whole")
    }
  }

  private static func decode(_ pieces: [ArraySlice<UInt8>]) -> Bytes? {
    var stream = Base64Stream()
    var output = BytesBuilder(capacity: 64)
    for piece in pieces {
      let bytes = Array(piece)
      let part = bytes.withUnsafeBytes { bytes in unsafe try? stream.decode(bytes) }
      guard let part else { return nil }
      output.append(contentsOf: part)
    }
    return output.finish()
  }
}
