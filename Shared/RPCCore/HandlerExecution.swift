/// Where a method's handler runs, for transports that have threads of their own.
public enum HandlerExecution: Sendable, Hashable {
  /// On the event loop of the call's connection, the fastest by far. Such a handler must not compute or block for long:
  /// it holds up all that the loop does.
  case eventLoop
  /// On Swift's global pool, for handlers that compute. A hop there and back costs some microseconds, and a wait when
  /// the pool is busy.
  case globalPool
}
