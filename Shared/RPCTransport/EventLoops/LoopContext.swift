import Compression
import Dispatch
import HTTP2
import NIOCore
import Synchronization

/// A connection as its event loop sees it.
class LoopConnection {
  /// It is on the list of connections to flush.
  fileprivate(set) final var isMarked = false
  /// Sends what there is to send.
  func flush() {}
  /// Called about every quarter of a second.
  func tick(now: NIODeadline) {}
}

/// What the connections of one event loop share: an executor for handlers, a list of connections that have something
/// to send, deadlines, a clock, and a buffer.
///
/// One *turn* of the loop runs jobs until none is left, then flushes each marked connection once: many answers, one write.
///
/// Handlers start on the loop and come back to it after each suspension, as it is their task's preferred executor. One
/// that computes for long holds up every connection of the loop: it belongs on another thread (`HandlerExecution`).
final class LoopContext: TaskExecutor, @unchecked Sendable {
  // Sendable: everything mutable is touched on the event loop only, and on the queue `afterlife` once the loop has
  // ended; but for `remote`, which has a lock.

  let loop: any EventLoop
  let allocator = ByteBufferAllocator()
  /// Those of all loops of a process, for handlers and callers on any thread.
  let codecs: Codecs
  /// What is about to be written; NIO has let go of it by the next flush unless the peer is slow.
  var buffer: ByteBuffer

  let readBuffers = ReadBuffers()
  let headerBlocks = HeaderBlocks()
  /// When the bytes at hand were read: what begins with them needs no clock of its own.
  private(set) var clock = (uptime: NIODeadline.now(), instant: ContinuousClock.now)

  /// Tasks that wait for a handler to run.
  private var idleTasks: [HandlerTask] = []
  private static let mostIdleTasks = 64
  /// An idle task is being resumed, and its job, which is run at once.
  private var isResuming = false
  private var resumed: UnownedJob?

  private var jobs: [UnownedJob] = []
  private var spareJobs: [UnownedJob] = []
  private var marked: [LoopConnection] = []
  private var spareMarked: [LoopConnection] = []
  private var isInTurn = false
  private var isTurning = false
  private var isTurnScheduled = false
  private var deadlines = DeadlineHeap()
  private var armed: NIODeadline?
  private var connections: [ObjectIdentifier: LoopConnection] = [:]
  private var ticker: RepeatedTask?
  /// When connections were last looked through for those that hold a server up, and there were none.
  var futileRelief = NIODeadline.uptimeNanoseconds(0)

  private enum Work {
    case job(UnownedJob)
    case closure(@Sendable () -> Void)
  }
  private struct Remote {
    enum Phase { case running, ending, ended }
    var works: [Work] = []
    var phase = Phase.running
  }
  private let remote = Mutex(Remote())
  /// Has the loop's place once that has ended: for handlers that were cancelled, and what is let go of late.
  private let afterlife = DispatchQueue(label: "after an event loop's end")
  private let isEnding = Atomic<Bool>(false)

  /// Bytes of ``buffer``: several frames of the usual 16 KiB.
  static let bufferBytes = 128 << 10

  init(loop: any EventLoop, codecs: Codecs) {
    self.loop = loop
    self.codecs = codecs
    buffer = allocator.buffer(capacity: 0)
  }

  // MARK: - Work

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if loop.inEventLoop {
      if isResuming {
        resumed = job
      } else {
        jobs.append(job)
        scheduleTurn()
      }
    } else {
      send(.job(job))
    }
  }

  /// Runs on the loop: at once when called there.
  func run(_ body: @escaping @Sendable () -> Void) {
    if loop.inEventLoop { body() } else { send(.closure(body)) }
  }

  private func send(_ work: Work) {
    remote.withLock { remote in
      if remote.phase == .ended { return afterlife.async { self.perform(work) } }
      remote.works.append(work)
      // Within the lock, so that the loop's end does not come in between.
      if remote.phase == .running, remote.works.count == 1 { loop.execute { self.takeRemote() } }
    }
  }

  private func takeRemote() {
    isInTurn = true
    let works = remote.withLock { remote in
      defer { remote.works = [] }
      return remote.works
    }
    for work in works {
      switch work {
      case .job(let job): jobs.append(job)
      case .closure(let body): body()
      }
    }
    turn()
  }

  /// The loop is about to end: what comes waits until it has.
  func beginEnd() {
    isEnding.store(true, ordering: .relaxed)
    remote.withLock { if $0.phase == .running { $0.phase = .ending } }
  }

  /// The loop has ended.
  func end() {
    remote.withLock { remote in
      remote.phase = .ended
      for work in remote.works { afterlife.async { self.perform(work) } }
      remote.works = []
    }
    afterlife.async {
      for task in self.idleTasks { task.resume(with: nil) }
      self.idleTasks = []
    }
  }

  private func perform(_ work: Work) {
    switch work {
    case .job(let job): unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    case .closure(let body): body()
    }
  }

  // MARK: - Handlers

  /// Runs a handler, at once up to its first suspension.
  func start(_ work: any HandlerWork) -> HandlerTask {
    guard let task = idleTasks.popLast() else { return HandlerTask(self, work) }
    isResuming = true
    task.resume(with: work)
    isResuming = false
    if let job = resumed.take() { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
    return task
  }

  /// Keeps a task for the next handler; false when there are enough.
  func keep(_ task: HandlerTask) -> Bool {
    guard idleTasks.count < Self.mostIdleTasks, !isEnding.load(ordering: .relaxed), loop.inEventLoop else {
      return false
    }
    idleTasks.append(task)
    return true
  }

  // MARK: - Turns

  func readClock() { clock = (.now(), .now) }

  /// A turn's end is coming: jobs and marks need not schedule one.
  func beginTurn() { isInTurn = true }

  /// Ends a turn that nobody else will, as the connection that began it is gone: what came meanwhile gets one of its
  /// own.
  func abandonTurn() {
    guard isInTurn, !isTurning else { return }
    isInTurn = false
    if !jobs.isEmpty || !marked.isEmpty { scheduleTurn() }
  }

  func turn() {
    // The running turn does what came while it runs.
    if isTurning { return }
    isInTurn = true
    isTurning = true
    while true {
      if !jobs.isEmpty {
        swap(&jobs, &spareJobs)
        for job in spareJobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
        spareJobs.removeAll(keepingCapacity: true)
      } else if !marked.isEmpty {
        swap(&marked, &spareMarked)
        for connection in spareMarked {
          connection.isMarked = false
          connection.flush()
        }
        spareMarked.removeAll(keepingCapacity: true)
      } else {
        break
      }
    }
    isTurning = false
    isInTurn = false
  }

  /// Puts a connection on the list of those to flush at the turn's end.
  func mark(_ connection: LoopConnection) {
    guard !connection.isMarked else { return }
    connection.isMarked = true
    marked.append(connection)
    scheduleTurn()
  }

  private func scheduleTurn() {
    guard !isInTurn, !isTurnScheduled, !isEnding.load(ordering: .relaxed) else { return }
    isTurnScheduled = true
    loop.execute {
      self.isTurnScheduled = false
      self.turn()
    }
  }

  // MARK: - Time

  func add(_ entry: any DeadlineEntry) {
    deadlines.insert(entry)
    arm()
  }

  func remove(_ entry: some DeadlineEntry) {
    if entry.deadlineTicket >= 0 { deadlines.remove(entry) }
  }

  /// Runs as a turn of its own at a time, unless it is cancelled before.
  @discardableResult
  func schedule(at time: NIODeadline, _ body: @escaping @Sendable () -> Void) -> Scheduled<Void> {
    loop.scheduleTask(deadline: time) {
      self.beginTurn()
      body()
      self.turn()
    }
  }

  /// Makes sure that the loop wakes at the first deadline. A removed deadline's waking is not taken back: it finds
  /// nothing to do and arms the next.
  private func arm() {
    guard let first = deadlines.first else { return }
    if let armed, armed <= first { return }
    guard !isEnding.load(ordering: .relaxed) else { return }
    armed = first
    loop.scheduleTask(deadline: first) {
      if self.armed == first { self.armed = nil }
      self.fire()
    }
  }

  private func fire() {
    beginTurn()
    let now = NIODeadline.now()
    while let entry = deadlines.popPassed(now) { entry.deadlinePassed() }
    arm()
    turn()
  }

  /// Ticks a connection until it is forgotten.
  func register(_ connection: LoopConnection) {
    connections[ObjectIdentifier(connection)] = connection
    if ticker == nil {
      let interval = TimeAmount.milliseconds(250)
      ticker = loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in self.tick() }
    }
  }

  func forget(_ connection: LoopConnection) {
    connections[ObjectIdentifier(connection)] = nil
    if connections.isEmpty {
      ticker?.cancel()
      ticker = nil
    }
  }

  func forEachConnection(_ body: (LoopConnection) -> Void) {
    for connection in connections.values { body(connection) }
  }

  private func tick() {
    beginTurn()
    let now = NIODeadline.now()
    for connection in connections.values { connection.tick(now: now) }
    turn()
  }
}
