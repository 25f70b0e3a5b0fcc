import Glibc

/// Reads what an extractor says, within the limits of time, as fast as the consumer takes it.
struct ExtractionWatch {
  enum Outcome {
    case done
    case cancelled
    case failed(ExtractionError)
    /// Its output ended before it was done.
    case ended
  }

  /// Bytes of its standard error that are kept: the last ones.
  static let diagnosticsKept = 4 << 10

  private let limits: ExtractionLimits
  private var frames = FrameAssembler()
  private var events = EventAssembler()
  private var standardError: [UInt8] = []
  /// Time spent waiting for the extractor: on this page, and in all. Waiting for the consumer is not its fault.
  private var pageWait = Duration.zero
  private var fileWait = Duration.zero
  private var buffer = [UInt8](repeating: 0, count: 256 << 10)

  init(limits: ExtractionLimits) { self.limits = limits }

  /// The page it is at, from 1.
  var page: Int { events.pageCount + 1 }
  var diagnostics: String { String(decoding: standardError, as: UTF8.self) }

  mutating func follow(output: Int32, diagnostics: Int32, channel: EventChannel) -> Outcome {
    var outputIsOpen = true
    var diagnosticsAreOpen = true
    while true {
      if channel.isCancelled { return .cancelled }
      let hasRoom = channel.hasRoom
      if hasRoom {
        do {
          switch try advance(channel) {
          case .moved: continue
          case .ended(let outcome): return outcome
          case .needsBytes: if !outputIsOpen { return .ended }
          }
        } catch {
          return .failed(ExtractionError(.crashed, "The extractor gave a malformed answer\(place).", page: page))
        }
      }
      let start = ContinuousClock.now
      let ready = wait(
        for: [channel.bell, hasRoom ? output : -1, diagnosticsAreOpen ? diagnostics : -1],
        atMost: hasRoom ? min(limits.pageTime - pageWait, limits.fileTime - fileWait) : nil)
      if hasRoom { spend(ContinuousClock.now - start) }
      if ready[0] { channel.silenceBell() }
      if ready[1] { outputIsOpen = read(output) { watch, count in watch.frames.append(watch.buffer[..<count]) } }
      if ready[2] { diagnosticsAreOpen = read(diagnostics) { watch, count in watch.keepDiagnostics(count) } }
      if hasRoom, let late = timedOut() { return .failed(late) }
    }
  }

  // MARK: - Frames

  private enum Advance {
    case moved
    case needsBytes
    case ended(Outcome)
  }

  /// Takes one frame out of what was read.
  private mutating func advance(_ channel: EventChannel) throws(ByteReader.Malformed) -> Advance {
    guard let frame = try frames.next() else { return .needsBytes }
    switch try events.take(frame) {
    case .none: return .moved
    case .event(let event):
      pageWait = .zero
      channel.send(event)
      return .moved
    case .done: return .ended(.done)
    case .failure(let error): return .ended(.failed(error))
    }
  }

  // MARK: - Time

  private mutating func spend(_ time: Duration) {
    pageWait += time
    fileWait += time
  }

  private func timedOut() -> ExtractionError? {
    if pageWait >= limits.pageTime {
      return ExtractionError(.timedOut, "The extractor took longer than \(limits.pageTime)\(place).", page: page)
    }
    if fileWait >= limits.fileTime {
      return ExtractionError(.timedOut, "The extractor took longer than \(limits.fileTime) for the file.", page: page)
    }
    return nil
  }

  private var place: String { " on page \(page)" }

  // MARK: - Descriptors

  /// Which of the descriptors can be read or have ended; negative ones are left out. Nil time waits for ever.
  private func wait(for descriptors: [Int32], atMost time: Duration?) -> [Bool] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // A whole millisecond more, so that a wait that ends by time is not a little too short.
    let milliseconds = time.map { Int32(clamping: $0.milliseconds + 1) } ?? -1
    let count = unsafe poll(&polled, nfds_t(polled.count), milliseconds)
    return polled.map { count > 0 && $0.revents != 0 }
  }

  /// Reads once; false at the end.
  private mutating func read(_ descriptor: Int32, _ take: (inout ExtractionWatch, Int) -> Void) -> Bool {
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      take(&self, count)
      return true
    }
    return count < 0 && (errno == EAGAIN || errno == EINTR)
  }

  private mutating func keepDiagnostics(_ count: Int) {
    standardError.append(contentsOf: buffer[..<count])
    let excess = standardError.count - Self.diagnosticsKept
    if excess > 0 { standardError.removeFirst(excess) }
  }
}
