#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files by the SHA-256 of their bytes, in a folder: `ab/cdef…` for what is complete, `incoming/` for what is not.
///
/// A blob appears whole and durable or not at all: it is written aside, synchronised, renamed, and its folder
/// synchronised. Blocking calls run on the store's own threads.
public final class BlobStore: Sendable {
  /// How much a reader gives at a time: 256 KiB.
  public static let chunkSize = 256 << 10

  public let path: String
  let lanes: BlockingLanes
  /// Which blobs are about to be referred to, and which are about to go.
  let claims = BlobClaims()
  private let incoming: String

  /// Opens or makes the store, and removes what crashed writers left.
  public init(path: String, threads: Int = 4) throws(StorageError) {
    self.path = path
    incoming = path + "/incoming"
    lanes = BlockingLanes(label: "dossier.blobs", count: threads)
    try DataFolder.makeFolder(incoming)
    for name in try Self.names(in: incoming) {
      guard unsafe unlink(incoming + "/" + name) == 0 || errno == ENOENT else {
        throw StorageError.fromErrno("unlink", incoming + "/" + name)
      }
    }
  }

  /// Throws unless a file can be made, written durably and removed: `diskFull`, `readOnly` or `system`.
  public func check() async throws(StorageError) {
    let path = incoming + "/check-" + Identifier.make(at: WallClock.system.now)
    try await lanes.lane().run { () throws(StorageError) in
      let file = try OpenFile(making: path)
      defer { unsafe unlink(path) }
      // A file system may find room for an empty file, or one of a few bytes, when it has no block left.
      let written = unsafe [UInt8](repeating: 0, count: 4_096).withUnsafeBytes { bytes in
        Result { () throws(StorageError) in try unsafe file.write(bytes) }
      }
      try written.get()
      try file.synchronize()
    }
  }

  /// Begins a blob of at most `limit` bytes.
  public func writer(limit: UInt64) async throws(StorageError) -> BlobWriter {
    let lane = lanes.lane()
    let temporary = incoming + "/" + Identifier.make(at: WallClock.system.now)
    let file = try await lane.run { () throws(StorageError) in try OpenFile(making: temporary) }
    return BlobWriter(store: self, file: file, lane: lane, limit: limit)
  }

  /// Opens a blob.
  ///
  /// Throws `blobMissing` when there is none of this digest.
  public func reader(sha256: [UInt8]) async throws(StorageError) -> BlobReader {
    let lane = lanes.lane()
    let digest = Hexadecimal.encode(sha256)
    let location = location(of: digest)
    let (file, size) = try await lane.run { () throws(StorageError) in
      guard let file = try OpenFile(reading: location.folder + "/" + location.file) else {
        throw StorageError.blobMissing(digest: digest)
      }
      return (file, try file.size())
    }
    return BlobReader(file: file, lane: lane, size: size)
  }

  func location(of digest: String) -> (folder: String, file: String) {
    (folder: path + "/" + digest.prefix(2), file: String(digest.dropFirst(2)))
  }

  /// Gives a complete file its final name, durably.
  func publish(_ temporary: String, digest: String) throws(StorageError) {
    let location = location(of: digest)
    let made = unsafe mkdir(location.folder, 0o700) == 0
    guard made || errno == EEXIST else { throw StorageError.fromErrno("mkdir", location.folder) }
    let final = location.folder + "/" + location.file
    guard unsafe rename(temporary, final) == 0 else { throw StorageError.fromErrno("rename", final) }
    try OpenFile.synchronizeFolder(location.folder)
    if made { try OpenFile.synchronizeFolder(path) }
  }

  /// Removes a blob, when there is one.
  func remove(sha256: [UInt8]) async throws(StorageError) {
    let location = location(of: Hexadecimal.encode(sha256))
    let path = location.folder + "/" + location.file
    try await lanes.lane().run { () throws(StorageError) in
      guard unsafe unlink(path) == 0 || errno == ENOENT else { throw StorageError.fromErrno("unlink", path) }
    }
  }

  /// The digests, 32 bytes each, of blobs that begin with a byte and were written in a range of time.
  func digests(beginningWith byte: UInt8, written range: Range<Instant>) async throws(StorageError) -> [[UInt8]] {
    let prefix = Hexadecimal.encode([byte])
    let folder = path + "/" + prefix
    return try await lanes.lane().run { () throws(StorageError) in
      guard unsafe access(folder, F_OK) == 0 else { return [] }
      var digests: [[UInt8]] = []
      for name in try Self.names(in: folder) {
        var status = stat()
        guard let digest = Hexadecimal.decode(prefix + name), digest.count == 32,
          unsafe stat(folder + "/" + name, &status) == 0
        else { continue }
        let seconds = Instant(microseconds: 0) + .seconds(status.st_mtim.tv_sec)
        if range.contains(seconds + .nanoseconds(status.st_mtim.tv_nsec)) { digests.append(digest) }
      }
      return digests
    }
  }

  private static func names(in folder: String) throws(StorageError) -> [String] {
    guard let listing = unsafe opendir(folder) else { throw StorageError.fromErrno("opendir", folder) }
    defer { unsafe closedir(listing) }
    var names: [String] = []
    while let entry = unsafe readdir(listing) {
      // d_name is a C array of bytes that ends with NUL, inside the entry that readdir owns until the next call.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
