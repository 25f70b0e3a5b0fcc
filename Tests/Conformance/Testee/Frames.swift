import Glibc
import Messages

/// Messages on standard input and output: four bytes of length, the lowest first, then the message.
enum Frames {
  /// Why the runner cannot be talked to any more.
  enum Failure: Error {
    case endInsideOfFrame
    case input(errno: Int32)
    case output(errno: Int32)
  }

  private static let lengthSize = 4

  /// The next message; nil when the runner has closed the pipe.
  static func read() throws -> Bytes? {
    guard let head = try read(count: lengthSize) else { return nil }
    let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard let message = try read(count: length) else { throw Failure.endInsideOfFrame }
    return message
  }

  static func write(_ message: Bytes) throws {
    var frame = BytesBuilder(capacity: lengthSize + message.count)
    for index in 0..<lengthSize { frame.append(UInt8(truncatingIfNeeded: message.count >> (index * 8))) }
    frame.append(contentsOf: message)
    try frame.finish().withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw Failure.output(errno: errno) }
      }
    }
  }

  /// So many bytes; nil when the input ends before the first.
  private static func read(count: Int) throws -> Bytes? {
    var input = BytesBuilder(capacity: count)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while input.count < count {
      let got = Glibc.read(STDIN_FILENO, &buffer, min(buffer.count, count - input.count))
      if got > 0 {
        input.append(contentsOf: Bytes(buffer[..<got]))
      } else if got == 0 {
        guard input.count == 0 else { throw Failure.endInsideOfFrame }
        return nil
      } else if errno != EINTR {
        throw Failure.input(errno: errno)
      }
    }
    return input.finish()
  }
}
