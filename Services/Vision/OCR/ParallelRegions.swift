internal import Glibc

/// Keeps OpenMP's parallel regions on the thread that enters them.
///
/// Tesseract asks for four threads in regions of microseconds: their spinning costs four times the processor time of
/// the reading itself, and far more when several images are read at once. OpenMP reads `OMP_THREAD_LIMIT` before
/// `main`, so a process can't set it for itself; the level limit is asked for at each region.
@safe enum ParallelRegions {
  /// OpenMP 3.0's `omp_set_max_active_levels`, when this process has OpenMP: Tesseract can be built without.
  private static let setMaxActiveLevels: (@convention(c) (CInt) -> Void)? = {
    // A nil handle is RTLD_DEFAULT: every library that is loaded.
    guard let symbol = unsafe dlsym(nil, "omp_set_max_active_levels") else { return nil }
    // OpenMP's C face gives the symbol this type.
    return unsafe unsafeBitCast(symbol, to: (@convention(c) (CInt) -> Void).self)
  }()

  /// From now on the calling thread runs parallel regions alone.
  static func forbidOnThisThread() { setMaxActiveLevels?(0) }
}
