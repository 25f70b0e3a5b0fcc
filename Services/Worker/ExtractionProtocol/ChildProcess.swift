import Glibc

/// A process that reads a file as its standard input and writes to two sockets of ours.
///
/// Spawned with posix_spawn(3): it inherits no signal mask and no environment but what is given.
struct ChildProcess: ~Copyable {
  /// How it ended.
  enum End: Equatable {
    case exit(status: Int32)
    case signal(Int32)
  }

  /// What could not be done, by errno.
  struct SpawnError: Error {
    let errno: Int32
  }

  private let id: pid_t
  /// Its standard output and standard error; they do not block.
  let output: Int32
  let diagnostics: Int32

  /// Starts `executable`; `input` stays the caller's.
  init(executable: String, arguments: [String], environment: [String], input: Int32) throws(SpawnError) {
    let output = try SocketPair()
    let diagnostics = try SocketPair()
    self.id = try Self.spawn(
      executable, [executable] + arguments, environment,
      descriptors: [input, output.writing, diagnostics.writing])
    self.output = output.takeReading()
    self.diagnostics = diagnostics.takeReading()
  }

  deinit {
    close(output)
    close(diagnostics)
  }

  /// Kills it if it still runs, and says how it ended and the most memory it had, in bytes; none if that is unknown.
  ///
  /// One that has already died of a signal of its own keeps that signal.
  consuming func end() -> (End, peakMemory: Int?) {
    kill(id, SIGKILL)
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7f
    let end: End = signal == 0 ? .exit(status: (status >> 8) & 0xff) : .signal(signal)
    // A spawned process is counted as having had all of its parent's memory until it executed: what is not clearly
    // more than that is not its own. The kernel's counts are some MiB apart where there are many processors.
    var own = rusage()
    unsafe getrusage(RUSAGE_SELF.rawValue, &own)
    return (end, usage.ru_maxrss > own.ru_maxrss + (32 << 10) ? usage.ru_maxrss * 1024 : nil)
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String], descriptors: [Int32]
  ) throws(SpawnError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // The sockets are above 2 (0 to 2 are taken in every process of ours), so no dup2 overwrites another's source.
    for (target, source) in descriptors.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
    }

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    // Copies of the strings live until the call is over.
    var argumentPointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var environmentPointers = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argumentPointers + environmentPointers).forEach { unsafe free($0) } }
    var id: pid_t = 0
    let result = unsafe posix_spawn(&id, executable, &actions, &attributes, &argumentPointers, &environmentPointers)
    guard result == 0 else { throw SpawnError(errno: result) }
    return id
  }
}
