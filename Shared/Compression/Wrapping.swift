/// What stands around a DEFLATE stream.
enum Wrapping {
  case gzip, zlib

  /// As zlib asks for it: the largest window (2 to the power of 15), and 16 on top for gzip.
  var windowBits: Int32 {
    switch self {
    case .gzip: 15 + 16
    case .zlib: 15
    }
  }
}
