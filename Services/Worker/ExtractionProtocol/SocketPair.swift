import Glibc

/// Two connected sockets of this machine, closed with it unless taken.
///
/// They do what pipes do, and, unlike a pipe, come to be already marked to be closed on exec: an extractor that
/// another thread starts at the same moment never inherits them, so their ends are always seen.
struct SocketPair: ~Copyable {
  private(set) var reading: Int32
  private(set) var writing: Int32

  /// Only `reading` does not block.
  init() throws(ChildProcess.SpawnError) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw ChildProcess.SpawnError(errno: errno) }
    reading = ends[0]
    writing = ends[1]
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  /// One that nothing goes through: for a channel that has ended before it began.
  private init(none: Void) {
    reading = -1
    writing = -1
  }

  static func none() -> SocketPair { SocketPair(none: ()) }

  deinit {
    if reading >= 0 { close(reading) }
    if writing >= 0 { close(writing) }
  }

  /// Closes the writing end; the reading end is the caller's from now on.
  consuming func takeReading() -> Int32 {
    let taken = reading
    reading = -1
    return taken
  }
}
