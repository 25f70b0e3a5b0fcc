import RPCCore
import Testing

@testable import ServiceKit

@Suite("Ending what would not end by itself")
struct DrainSignalTests {
  @Test("Work that ends by itself ends as it does")
  func endsByItself() async throws {
    let signal = DrainSignal()
    try await signal.ending {}
    let error = await #expect(throws: RPCError.self) {
      try await signal.ending { throw RPCError(.notFound, "nothing here") }
    }
    #expect(error?.code == .notFound)
  }

  @Test("Work that would go on is cancelled when the signal comes, and tells its caller to go elsewhere")
  func ended() async throws {
    let signal = DrainSignal()
    let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
    let work = Task {
      try await signal.ending {
        continuation.finish()
        try await Task.sleep(for: .seconds(600))
      }
    }
    for await _ in begun {}
    signal.begin()
    let error = await #expect(throws: RPCError.self) { try await work.value }
    #expect(error?.code == .unavailable)
  }

  @Test("Who comes after the signal is ended at once")
  func late() async throws {
    let signal = DrainSignal()
    signal.begin()
    let error = await #expect(throws: RPCError.self) {
      try await signal.ending { try await Task.sleep(for: .seconds(600)) }
    }
    #expect(error?.code == .unavailable)
  }

  @Test("Cancelling the caller is a cancellation, not a shutdown")
  func cancelled() async throws {
    let signal = DrainSignal()
    let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
    let work = Task {
      try await signal.ending {
        continuation.finish()
        try await Task.sleep(for: .seconds(600))
      }
    }
    for await _ in begun {}
    work.cancel()
    await #expect(throws: CancellationError.self) { try await work.value }
  }
}
