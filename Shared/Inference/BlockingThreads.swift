internal import Glibc

/// Threads of our own, for work that blocks, so that the cooperative pool's few threads stay free for tasks.
public enum BlockingThreads {
  /// Starts a thread that runs `body` once and ends. Its stack is 8 MiB, since models' kernels use much of it.
  ///
  /// Throws `EngineError.engine` with the code of `pthread_create` when the system has no thread left.
  public static func start(_ body: @escaping @Sendable () -> Void) throws(EngineError) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
    unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
    // The box travels as a +1 reference through the C argument, and the new thread takes it over.
    let box = unsafe Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        if let argument = unsafe argument { unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      unsafe box.release()
      throw .engine(operation: "start a thread", code: code, name: "pthread_create", message: "")
    }
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
