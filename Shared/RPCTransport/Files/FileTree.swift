import Glibc
import Messages

/// A folder whose files are found by the paths of requests, which may be hostile. Its methods block.
final class FileTree: Sendable {
  /// What is at a path.
  enum Entry: Sendable {
    case file(OpenFile)
    /// A folder, and the path has no slash at its end.
    case folder
    case nothing
  }

  /// Open as long as the tree is.
  private let folder: Int32

  init(_ path: String) throws(StaticFilesError) {
    folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      let reason = unsafe String(cString: strerror(errno))
      throw StaticFilesError(description: "\(path) is no folder that can be read: \(reason).")
    }
  }

  deinit { close(folder) }

  /// - Parameters:
  ///   - path: Decoded, from the folder on.
  ///   - codings: Of siblings that will do, the best first.
  func find(_ path: String, index: String?, codings: [FileCoding]) -> Entry {
    if path.isEmpty { return .folder }
    var segments = path.split(separator: "/", omittingEmptySubsequences: false)
    if segments.first?.isEmpty ?? false { segments.removeFirst() }
    var name = segments.popLast() ?? ""
    guard let parent = descend(segments) else { return .nothing }
    defer { if parent != folder { close(parent) } }
    if name.isEmpty {
      guard let index else { return .nothing }
      name = index[...]
    }
    guard Self.isVisible(name) else { return .nothing }
    for coding in codings {
      if case .file(let file) = OpenFile.open(String(name), in: parent, coding) { return .file(file) }
    }
    return OpenFile.open(String(name), in: parent, nil)
  }

  /// The folder that segments lead to, each opened in the one before: no link is followed, and nothing leads up.
  private func descend(_ segments: [Substring]) -> Int32? {
    var place = folder
    for segment in segments {
      let next = Self.isVisible(segment) ? Self.openFolder(segment, in: place) : -1
      if place != folder { close(place) }
      guard next >= 0 else { return nil }
      place = next
    }
    return place
  }

  private static func openFolder(_ name: Substring, in parent: Int32) -> Int32 {
    unsafe openat(parent, String(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  /// Neither hidden nor a way out, and what the kernel takes it for: a NUL would end it early.
  private static func isVisible(_ name: Substring) -> Bool {
    !name.isEmpty && name.first != "." && !name.utf8.contains(0) && !name.utf8.contains(UInt8(ascii: "/"))
  }
}

/// How a sibling of a file is compressed, as `accept-encoding` names it.
enum FileCoding: String, CaseIterable, Sendable {
  case brotli = "br"
  case zstd
  case gzip

  var ending: String {
    switch self {
    case .brotli: ".br"
    case .zstd: ".zst"
    case .gzip: ".gz"
    }
  }
}

/// A regular file that is open.
final class OpenFile: Sendable {
  /// Without a sibling's ending.
  let name: String
  /// Of the sibling that this is.
  let coding: FileCoding?
  let size: Int
  /// Seconds since 1970.
  let modified: Int
  /// Another one each time that the file is written.
  let tag: String
  private let descriptor: Int32

  struct Failure: Error {}

  private init(_ name: String, _ coding: FileCoding?, _ descriptor: Int32, _ status: stat) {
    self.name = name
    self.coding = coding
    self.descriptor = descriptor
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec
    let parts = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_size)].map { String($0, radix: 36) }
    tag = "\"\(parts.joined(separator: "-"))\(coding.map { "-\($0.rawValue)" } ?? "")\""
  }

  deinit { close(descriptor) }

  static func open(_ name: String, in folder: Int32, _ coding: FileCoding?) -> FileTree.Entry {
    // Without waiting for who writes into a pipe of that name.
    let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let descriptor = unsafe openat(folder, name + (coding?.ending ?? ""), flags)
    guard descriptor >= 0 else { return .nothing }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    if isKnown, status.st_mode & S_IFMT == S_IFREG { return .file(OpenFile(name, coding, descriptor, status)) }
    close(descriptor)
    return isKnown && coding == nil && status.st_mode & S_IFMT == S_IFDIR ? .folder : .nothing
  }

  /// Some bytes of a range, at least one. Throws where the file has become shorter than it was, or can't be read.
  func read(_ range: Range<Int>) throws(Failure) -> Bytes {
    let bytes = unsafe Bytes(unsafeUninitializedCapacity: range.count) { room, count in
      // No more than there is room for.
      count = max(0, unsafe pread(descriptor, room.baseAddress, room.count, range.lowerBound))
    }
    guard !bytes.isEmpty else { throw Failure() }
    return bytes
  }
}
