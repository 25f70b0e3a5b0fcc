import Messages
import Testing

@testable import RPCCore

@Suite("The queue between a call's two ends")
struct MessageQueueTests {
  private static let refusal = RPCError(.unavailable, "no more")

  @Test("A producer that waits for room after its message was taken has sent it, whatever the consumer wants then")
  func takenThenRefused() async throws {
    let queue = MessageQueue(highWater: 10)
    // More than fits: the producer is to wait.
    #expect(try queue.add(Bytes(repeating: 1, count: 100)))
    guard case .message(let message) = queue.take() else {
      Issue.record("The message is not there.")
      return
    }
    #expect(message.count == 100)
    queue.refuse(Self.refusal)
    await #expect(throws: Self.refusal) { try await queue.push([2]) }
  }

  @Test("A producer whose message is taken while it waits, and refused after, ends well; the next one does not")
  func waiting() async throws {
    let queue = MessageQueue(highWater: 1000)
    let waiting = Task { try await queue.push(Bytes(repeating: 1, count: 2000)) }
    // The consumer's waiting is the event that the message has come.
    #expect(try await queue.next()?.count == 2000)
    queue.refuse(Self.refusal)
    try await waiting.value
    await #expect(throws: Self.refusal) { try await queue.push([2]) }
  }

  @Test("A message that nobody took when no more were wanted is refused")
  func discarded() async throws {
    let queue = MessageQueue(highWater: 10)
    #expect(try queue.add(Bytes(repeating: 1, count: 100)))
    queue.refuse(Self.refusal)
    guard case .nothing = queue.take() else {
      Issue.record("A refused message is still there.")
      return
    }
    await #expect(throws: Self.refusal) { try await queue.push([2]) }
  }
}
