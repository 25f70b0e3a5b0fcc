internal import CConfinement
import ExtractionProtocol
import Glibc

/// What the process takes from itself before it looks at the file.
struct Confinement {
  private let limits: ExtractionLimits

  init(_ limits: ExtractionLimits) { self.limits = limits }

  /// Each measure stands on its own: where a kernel or a container refuses one, the others still hold.
  func apply() {
    // A starter that ended before this line is noticed by the first frame: nobody reads it.
    _ = confinement_die_with_parent()
    _ = confinement_close_from(3)
    // Writing a file past its limit of nothing is an error, not a signal; so is writing to nobody.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    set(RLIMIT_AS, UInt(limits.memory))
    set(RLIMIT_CPU, UInt(clamping: limits.fileTime.components.seconds + 1))
    set(RLIMIT_FSIZE, 0)
    set(RLIMIT_CORE, 0)
    set(RLIMIT_NOFILE, 64)
    _ = confinement_drop_privileges()
    _ = confinement_filter_calls()
  }

  /// Gives the next page its processor time: the kernel sends SIGXCPU, and so death, at its end.
  func beginPage() {
    var used = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit) == 0 else { return }
    // Whole seconds, rounded up twice: the limit counts those that have begun.
    let end = used.tv_sec + 2 + Int(clamping: limits.pageTime.components.seconds)
    limit.rlim_cur = min(UInt(clamping: end), limit.rlim_max)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
  }

  /// Soft and hard: there is no way back.
  private func set(_ resource: __rlimit_resource, _ value: UInt) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    _ = unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
