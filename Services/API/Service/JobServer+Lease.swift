import Contracts
import RPCCore
import Storage
import Synchronization

extension JobServer {
  /// Jobs that a worker may ask for at once.
  private static let maxCapacity: UInt32 = 64

  /// Sends as many jobs as were asked for, as they come, until the worker asks for no more.
  ///
  /// A worker that ends its requests wants no further job: it drains. A job whose sending fails is given back, as it
  /// never reached anyone.
  func lease(
    _ requests: RequestStream<V1.LeaseRequest>, responses: ResponseWriter<V1.LeaseResponse>, context: ServerContext
  ) async throws {
    var messages = requests.makeAsyncIterator()
    guard let first = try await messages.next() else { return }
    let worker = try FieldCheck.text(first.worker, "worker", 1...128)
    guard first.kinds.count <= 32 else { throw FieldCheck.refuse("kinds", "at most 32 are allowed") }
    for kind in first.kinds { _ = try FieldCheck.text(kind, "kinds", 1...64) }
    let room = LeaseRoom()
    try Self.widen(room, first)
    try await responses.writeHeaders()
    logger.info("worker came", metadata: ["worker": "\(worker)"])
    defer { logger.info("worker went", metadata: ["worker": "\(worker)"]) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        while true {
          let free = try await room.wait()
          try await send(store.jobs.nextJobs(limit: free, kinds: first.kinds, worker: worker), room, responses)
        }
      }
      group.addTask {
        var rest = requests.makeAsyncIterator()
        while let request = try await rest.next() { try Self.widen(room, request) }
      }
      // Either the requests have ended, or one of the two failed.
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private static func widen(_ room: LeaseRoom, _ request: V1.LeaseRequest) throws {
    guard request.capacity <= maxCapacity, room.add(Int(request.capacity), limit: Int(maxCapacity)) else {
      throw FieldCheck.refuse("capacity", "at most \(maxCapacity) jobs may be asked for at once")
    }
  }

  /// Sends jobs; those that can't be sent are given back, all of them.
  private func send(
    _ jobs: [LeasedJob], _ room: LeaseRoom, _ responses: ResponseWriter<V1.LeaseResponse>
  ) async throws {
    var rest = jobs[...]
    do {
      while let job = rest.first {
        try Task.checkCancellation()
        try await responses.write(
          .init(job: .init(job, heartbeatInterval: store.jobs.configuration.heartbeatInterval)))
        rest.removeFirst()
        room.take(1)
        await publishProgress(of: job.document)
      }
    } catch {
      // In a task of its own: this one may be cancelled, and no job must wait for its lease to end.
      let unsent = rest
      await Task {
        for job in unsent { try? await store.jobs.release(job.key) }
      }.value
      throw error
    }
  }

  /// Shows that a job has begun; a watcher that can't be told now hears of the job's next change.
  private func publishProgress(of document: DocumentName) async {
    guard progress.isWatched(document.caseID) else { return }
    guard let record = try? await store.documents.progress(document) else { return }
    progress.publish(.changed(record))
  }
}

/// How many jobs a worker has asked for and not got yet.
final class LeaseRoom: Sendable {
  private struct State {
    var free = 0
    var waiter: CheckedContinuation<Void, Never>?
    var isCancelled = false
  }
  private let state = Mutex(State())

  /// False when there would be more than `limit`.
  func add(_ count: Int, limit: Int) -> Bool {
    let (fits, waiter) = state.withLock { state -> (Bool, CheckedContinuation<Void, Never>?) in
      guard state.free + count <= limit else { return (false, nil) }
      state.free += count
      guard state.free > 0 else { return (true, nil) }
      defer { state.waiter = nil }
      return (true, state.waiter)
    }
    waiter?.resume()
    return fits
  }

  func take(_ count: Int) {
    state.withLock { $0.free = max(0, $0.free - count) }
  }

  /// How many there are, when there are any.
  ///
  /// Throws `CancellationError` when the task is cancelled. One caller at a time.
  func wait() async throws -> Int {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let resumesNow = state.withLock { state in
          if state.free > 0 || state.isCancelled { return true }
          state.waiter = continuation
          return false
        }
        if resumesNow { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.isCancelled = true
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume()
    }
    try Task.checkCancellation()
    return state.withLock { $0.free }
  }
}
