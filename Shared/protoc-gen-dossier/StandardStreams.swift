import Glibc
import Messages

enum StandardInput {
  /// All that comes until its end.
  static func readAll() -> Bytes {
    var input = BytesBuilder(capacity: 1 << 16)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        input.append(contentsOf: Bytes(buffer[..<count]))
      } else if count == 0 || errno != EINTR {
        return input.finish()
      }
    }
  }
}

enum StandardError {
  static func write(_ text: String) { StandardOutput.write(Bytes(text), to: STDERR_FILENO) }
}

enum StandardOutput {
  static func write(_ bytes: Bytes, to descriptor: Int32 = STDOUT_FILENO) {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count > 0 {
          written += count
        } else if errno != EINTR {
          exit(1)
        }
      }
    }
  }
}
