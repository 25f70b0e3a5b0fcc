import Synchronization
import Testing

@testable import RPCTransport

@Suite("Answers under way from other threads", .timeLimit(.minutes(10)))
struct AnswerGateTests {
  /// What a test's tasks share.
  private final class Record: Sendable {
    let hasRoom = Atomic<Bool>(false)
    let underWay = Atomic<Int>(0)
    let most = Atomic<Int>(0)
  }

  @Test("Handlers that find no room begin when there is some, each of them")
  func waiting() async {
    let gate = AnswerGate()
    let record = Record()
    let bytes = AnswerGate.limit + 1
    gate.leave(with: bytes)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<100 {
        group.addTask {
          await gate.enter()
          return record.hasRoom.load(ordering: .relaxed)
        }
      }
      group.addTask {
        record.hasRoom.store(true, ordering: .relaxed)
        gate.arrive(with: bytes)
        return true
      }
      for await sawRoom in group { #expect(sawRoom) }
    }
  }

  @Test("However many handlers there are, what is under way stays by the limit")
  func bound() async {
    let gate = AnswerGate()
    let record = Record()
    let bytes = 1 << 20
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<500 {
        group.addTask {
          await gate.enter()
          gate.leave(with: bytes)
          let now = record.underWay.add(bytes, ordering: .relaxed).newValue
          record.most.max(now, ordering: .relaxed)
          await Task.yield()
          record.underWay.subtract(bytes, ordering: .relaxed)
          gate.arrive(with: bytes)
        }
      }
    }
    // Those that were let in at the same moment, one on each thread, are beside it.
    #expect(record.most.load(ordering: .relaxed) <= AnswerGate.limit + (64 + 1) * bytes)
    #expect(record.underWay.load(ordering: .relaxed) == 0)
  }
}
