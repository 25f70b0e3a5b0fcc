import Dispatch
import Foundation

/// A folder's files, told whenever they change: by the kernel (inotify), not by looking again and again.
public final class FolderWatch {
  private let folder: URL
  private let source: any DispatchSourceRead
  private let changes: AsyncStream<Void>

  public init(_ folder: URL) throws {
    self.folder = folder
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    let events = UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
    guard descriptor >= 0, inotify_add_watch(descriptor, folder.path, events) >= 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: folder.path])
    }
    let (changes, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.changes = changes
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
    source.setEventHandler {
      var buffer = [UInt8](repeating: 0, count: 4096)
      while read(descriptor, &buffer, buffer.count) > 0 {}
      continuation.yield()
    }
    source.setCancelHandler { close(descriptor) }
    source.resume()
  }

  deinit { source.cancel() }

  /// Waits until the folder's files are as the closure wants them.
  public func first(where isWanted: ([String]) -> Bool) async {
    if isWanted(files) { return }
    for await _ in changes where isWanted(files) { return }
  }

  private var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }
}
