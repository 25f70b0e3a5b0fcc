import Contracts
import Foundation
import Messages
import RPCCore

/// A job's file on the worker's disk, in a folder of its own that goes with it.
struct Spool: ~Copyable {
  let folder: URL
  let file: URL
  let size: Int

  /// Bytes at each end that tell what a file is.
  private static let sampleSize = 64 << 10

  /// Writes the chunks of a job's document to disk as they come.
  ///
  /// - Parameters:
  ///   - limit: The document's size: more than that is refused.
  init(
    _ chunks: ResponseStream<Dossier.Api.V1.ReadContentResponse>, in temporaryFolder: String, limit: UInt64
  ) async throws {
    let folder = URL(fileURLWithPath: temporaryFolder).appendingPathComponent(UUID().uuidString)
    let file = folder.appendingPathComponent("content")
    var size = 0
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      for try await message in chunks {
        size += message.chunk.count
        guard UInt64(size) <= limit else { throw RetryableError("API_SIZE", "api: more bytes than the document has") }
        try handle.write(contentsOf: message.chunk.withUnsafeBytes { Data($0) })
      }
      try handle.close()
      guard UInt64(size) == limit else { throw RetryableError("API_SIZE", "api: fewer bytes than the document has") }
    } catch {
      try? FileManager.default.removeItem(at: folder)
      if error is CocoaError { throw RetryableError("DISK", "The worker's disk can't take the file: \(error)") }
      throw JobError.convert(error, from: "api")
    }
    self.folder = folder
    self.file = file
    self.size = size
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The file's first and last bytes, for identification.
  func samples() throws -> (head: Bytes, tail: Bytes) {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let head = try handle.read(upToCount: Self.sampleSize) ?? Data()
    guard size > Self.sampleSize else { return (Bytes(head), []) }
    try handle.seek(toOffset: UInt64(max(Self.sampleSize, size - Self.sampleSize)))
    return (Bytes(head), Bytes(try handle.readToEnd() ?? Data()))
  }

  /// The whole file; bounded by the caller.
  func contents() throws -> Bytes { Bytes(try Data(contentsOf: file)) }
}
