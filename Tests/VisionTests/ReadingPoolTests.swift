import Foundation
import OCR
import RPCCore
import Testing

@testable import Vision

/// Holds a reading up until it is opened.
private final class Gate: Sendable {
  private let opening = DispatchSemaphore(value: 0)
  private let arrivals = AsyncStream.makeStream(of: Void.self)

  /// Blocks the thread that reads.
  func pass() {
    arrivals.continuation.yield()
    opening.wait()
  }

  func open() { opening.signal() }

  /// Waits until a reading stands at the gate.
  func reached() async { for await _ in arrivals.stream { return } }
}

@Suite("The pool of readers")
struct ReadingPoolTests {
  private let pool: ReadingPool

  init() throws {
    pool = try ReadingPool(
      threads: 1, language: "eng", folder: TextRecognizer.defaultFolder(ProcessInfo.processInfo.environment))
  }

  /// Occupies the one thread, does something, and lets go.
  private func whileBusy(_ body: (Gate) async throws -> Void) async throws {
    let gate = Gate()
    async let busy: Void = pool.run { _, _ in gate.pass() }
    await gate.reached()
    do {
      try await body(gate)
    } catch {
      gate.open()
      throw error
    }
    gate.open()
    _ = try await busy
  }

  @Test("While all threads read, the readiness that was found before stands; it is not found in the queue")
  func readiness() async throws {
    let models = Laboratory.unloaded(threads: 1)
    models.load()
    try await models.checkText()
    let (gate, readers) = (Gate(), try models.readers)
    async let busy: Void = readers.run { _, _ in gate.pass() }
    await gate.reached()
    #expect(readers.isBusy)
    // Would wait for ever, did it wait for its turn.
    try await models.checkText()
    gate.open()
    try await busy
    while readers.isBusy { await Task.yield() }
    try await models.checkText()
  }

  @Test("What waits is bounded: one more is RESOURCE_EXHAUSTED, and the others are read")
  func bound() async throws {
    let pool = pool
    try await whileBusy { gate in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        // One more than wait; which one is refused is for the scheduler to say.
        for _ in 0...ReadingPool.queueLimit {
          group.addTask {
            do {
              try await pool.run { _, _ in }
              return true
            } catch let error as RPCError where error.code == .resourceExhausted {
              #expect(error.message == "64 images wait to be read; try again later.")
              gate.open()
              return false
            }
          }
        }
        var answers: [Bool: Int] = [:]
        for try await wasRead in group { answers[wasRead, default: 0] += 1 }
        #expect(answers == [true: ReadingPool.queueLimit, false: 1])
      }
    }
  }

  @Test("A cancelled call leaves the queue at once")
  func cancelledWaiting() async throws {
    let pool = pool
    try await whileBusy { _ in
      let waiting = Task { try await pool.run { _, _ in Issue.record("read though cancelled") } }
      waiting.cancel()
      // Ends while the one thread is still busy.
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
  }

  @Test("A cancelled call stops its reading")
  func cancelledReading() async throws {
    let gate = Gate()
    let pool = pool
    let file = try Laboratory.receipt()
    let reading = Task {
      try await pool.run { recognizer, stop in
        gate.pass()
        return try file.withUnsafeBytes {
          try recognizer.read(RasterImage.decode($0).image, timeout: .seconds(600), stop: stop).text
        }
      }
    }
    await gate.reached()
    reading.cancel()
    gate.open()
    await #expect(throws: RecognitionError.cancelled) { try await reading.value }
  }

  @Test("A closed pool refuses what waits and what comes")
  func closes() async throws {
    let pool = pool
    let refusal = RPCError(.unavailable, "The service is shutting down.")
    try await whileBusy { _ in
      pool.close()
      await #expect(throws: refusal) { try await pool.run { _, _ in } }
    }
  }
}
