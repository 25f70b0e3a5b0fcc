/// Formats that begin with bytes which nothing else begins with: no model should have a say in them.
enum Signature {
  private static let prefixes: [(label: String, bytes: [UInt8])] = [
    ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("jpeg", [0xFF, 0xD8, 0xFF]),
    ("tiff", [0x49, 0x49, 0x2A, 0x00]),
    ("tiff", [0x4D, 0x4D, 0x00, 0x2A]),
    ("elf", [0x7F, 0x45, 0x4C, 0x46]),
    ("pdf", [0x25, 0x50, 0x44, 0x46, 0x2D]),
  ]

  static func label(of head: [UInt8]) -> String? {
    if let found = prefixes.first(where: { head.starts(with: $0.bytes) }) { return found.label }
    if head.count >= 12, head.starts(with: Array("RIFF".utf8)), head[8..<12].elementsEqual("WEBP".utf8) {
      return "webp"
    }
    return nil
  }
}
