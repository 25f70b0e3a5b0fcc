import Compression
import NIOCore
import NIOPosix
import RPCCore

/// The threads that servers and clients of a process do their input and output on; one for each core is enough.
///
/// Share one between a process's ``Server`` and its ``ClientChannel``s: a handler that runs on a loop and calls
/// another service over a channel of the same loop needs no other thread.
public final class EventLoops: Sendable {
  let group: MultiThreadedEventLoopGroup
  let contexts: [LoopContext]

  /// - Parameter threads: At least one.
  public init(threads: Int = System.coreCount) {
    group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, threads))
    let codecs = Codecs()
    contexts = group.makeIterator().map { LoopContext(loop: $0, codecs: codecs) }
  }

  /// The context of a loop of this group.
  func context(of loop: any EventLoop) -> LoopContext? {
    contexts.first { $0.loop === loop }
  }

  /// The caller's own loop when it is one of these, else the next in turn.
  func any() -> LoopContext {
    let loop = group.any()
    return context(of: loop) ?? contexts[0]
  }

  /// That many contexts, the first of which is ``any()``; at least one, at most all.
  func choose(_ count: Int) -> [LoopContext] {
    let first = any()
    return [first] + contexts.filter { $0 !== first }.prefix(max(1, count) - 1)
  }

  /// One of the loops, in turn, as a preferred executor of tasks: what a task on it calls over a channel of these loops
  /// changes no thread. As handlers, such tasks must not compute for long.
  ///
  /// ```swift
  /// Task(executorPreference: eventLoops.executor()) { try await client.embed(request) }
  /// ```
  public func executor() -> any TaskExecutor { any() }

  /// Ends the threads. Servers and channels on them must have ended.
  public func shutdown() async {
    for context in contexts { context.beginEnd() }
    do {
      try await group.shutdownGracefully()
    } catch {
      // It can only have been shut down before, which is what is asked for.
    }
    for context in contexts { context.end() }
  }
}
