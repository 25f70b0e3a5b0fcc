/// The header of a binary PGM file of 8-bit grey: the plainest of image files, in which rendered pages come.
///
/// Leptonica reads such files byte by byte. Source: netpbm's pgm(5), without comments and with 255 as white; files that
/// differ are left to Leptonica.
struct PortableGreyMap {
  let width: Int
  let height: Int
  /// Offset of the first pixel.
  let start: Int

  /// Nil when the file is of another kind.
  init?(_ file: Span<UInt8>) {
    guard file.count > 2, file[0] == 0x50, file[1] == 0x35 else { return nil }
    var position = 2
    var numbers: [Int] = []
    while numbers.count < 3 {
      // One space or line feed stands before each number, and one after the last.
      guard position < file.count, Self.isSpace(file[position]) else { return nil }
      position += 1
      var number = 0
      let digits = position
      // Eight digits are a side that no limit allows.
      while position < file.count, position < digits + 8, (0x30...0x39).contains(file[position]) {
        number = number * 10 + Int(file[position] - 0x30)
        position += 1
      }
      guard position > digits else { return nil }
      numbers.append(number)
    }
    guard position < file.count, Self.isSpace(file[position]), numbers[2] == 255 else { return nil }
    (width, height) = (numbers[0], numbers[1])
    start = position + 1
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
