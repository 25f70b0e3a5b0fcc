import Foundation

/// A service's log in the data folder: what was written last, and in a second file (`.1`) what was written before.
enum LogFile {
  /// Bytes of each of the two files; what a service writes between two looks comes on top.
  static let sizeLimit = 10 << 20
  /// Between two looks at a log's size.
  private static let pause = Duration.seconds(1)
  private static let chunk = 1 << 16

  /// Opens a log to append to.
  static func open(_ url: URL, limit: Int = sizeLimit) throws -> FileHandle {
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    bound(url, to: limit)
    return try create(url, O_APPEND)
  }

  private static func create(_ url: URL, _ mode: Int32) throws -> FileHandle {
    let descriptor = Foundation.open(url.path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
    guard descriptor >= 0 else {
      throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: url.path])
    }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Keeps a log bounded, however long its service runs, until the task is cancelled.
  static func keepBounded(_ url: URL, to limit: Int) async {
    while !Task.isCancelled {
      bound(url, to: limit)
      try? await Task.sleep(for: pause)
    }
  }

  /// Moves the end of a log that is over the limit into the second file, and empties it.
  ///
  /// The log stays the same file, as services append to it directly: their lines need nobody to pass them on, and what
  /// they write while they end is kept even when `dossier up` is dead. The price is what is written in the very moment
  /// between the copy and the emptying.
  static func bound(_ url: URL, to limit: Int) {
    guard let log = try? FileHandle(forUpdating: url), let size = try? log.seekToEnd(), size > limit else { return }
    defer { try? log.close() }
    let old = url.appendingPathExtension("1")
    do {
      try log.seek(toOffset: size - UInt64(limit))
      let copy = try create(old, O_TRUNC)
      defer { try? copy.close() }
      var copied = 0
      while copied < limit, let part = try log.read(upToCount: min(chunk, limit - copied)), !part.isEmpty {
        try copy.write(contentsOf: part)
        copied += part.count
      }
    } catch {
      // The disk is full, say: less of a log is better than more of it.
      try? FileManager.default.removeItem(at: old)
    }
    try? log.truncate(atOffset: 0)
  }

  /// The last lines, for a message about a death.
  static func tail(_ url: URL, lines: Int) -> [String] {
    guard let handle = try? FileHandle(forReadingFrom: url), let end = try? handle.seekToEnd() else { return [] }
    defer { try? handle.close() }
    try? handle.seek(toOffset: end > 16384 ? end - 16384 : 0)
    let text = String(decoding: (try? handle.readToEnd()) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").suffix(lines).map(String.init)
  }
}
