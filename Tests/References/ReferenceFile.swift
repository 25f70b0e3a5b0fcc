import Foundation

/// A file of answers that other people's programs gave, kept beside the tests.
public enum ReferenceFile {
  /// Reads one.
  ///
  /// - Parameter path: Below `Tests`.
  public static func read<Value: Decodable>(_ type: Value.Type, _ path: String, source: String = #filePath) throws
    -> Value
  {
    let tests = URL(filePath: source).deletingLastPathComponent().deletingLastPathComponent()
    return try JSONDecoder().decode(type, from: Data(contentsOf: tests.appending(path: path)))
  }
}

extension Data {
  /// The numbers that these bytes are, as they lie in memory on a little-endian machine.
  func numbers<Number: BitwiseCopyable>(_ type: Number.Type) -> [Number] {
    withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: MemoryLayout<Number>.size).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: Number.self)
      }
    }
  }
}
