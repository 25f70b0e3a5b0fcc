import Foundation

/// The unpacked pipeline folder of the wheel.
struct ModelFolder {
  /// No file that is read here has reason to be larger: the largest, `ner/model`, has 6 MB.
  static let maximumFileSize = 64 << 20

  let path: String

  /// All bytes of a file of the folder, named relative to it.
  func bytes(of file: String) throws(EntityTaggerError) -> [UInt8] {
    let url = URL(fileURLWithPath: path, isDirectory: true).appendingPathComponent(file)
    do {
      let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
      guard size <= Self.maximumFileSize else {
        throw EntityTaggerError.tooLarge(file: file, bytes: size, limit: Self.maximumFileSize)
      }
      return try [UInt8](Data(contentsOf: url))
    } catch let error as EntityTaggerError {
      throw error
    } catch {
      throw .unreadable(file: url.path, reason: error.localizedDescription)
    }
  }

  /// The MessagePack document in a file of the folder.
  func document(_ file: String) throws(EntityTaggerError) -> MessagePackValue {
    try MessagePackReader.read(bytes(of: file), file: file)
  }
}
