import AllocationCounting
import MessageShapes
import Messages
import Synchronization
import Testing

@Suite("Memory that is asked for", .enabled(if: Allocations.areCounted, "A sanitizer has its own malloc."))
struct AllocationTests {
  private final class Object {
    let number: Int
    init(_ number: Int) { self.number = number }
  }

  @Test("An object is one allocation, and an array of bytes one of its size and a head")
  func counts() {
    let (object, one) = Allocations.during { Object(7) }
    #expect(one.count == 1)
    #expect(object.number == 7)

    let (array, another) = Allocations.during { [UInt8](repeating: 1, count: 10_000) }
    #expect(another.count == 1)
    #expect((10_000...10_064).contains(another.bytes))
    #expect(array.count == 10_000)
  }

  @Test("What another thread asks for is the process's and not this thread's")
  func threads() async {
    let before = Allocations.ofProcess
    let own = await Task.detached {
      let objects = (0..<1000).map(Object.init)
      return (objects.count, Allocations.ofThread)
    }.value
    #expect(own.0 == 1000)
    #expect((Allocations.ofProcess - before).count >= 1000)
  }

  @Test(
    "Decoding asks for what the message keeps, encoding for the bytes alone",
    arguments: [
      // A text of more than 15 bytes is an object of its own.
      (Shape.note, decoding: 1, encoding: 1),
      // The array, and one text of each of its hundred messages.
      (.mentions, decoding: 101, encoding: 1),
      // The array, and one for the numbers in each of its rows.
      (.matrix, decoding: 33, encoding: 1),
      // The bytes are part of those that came.
      (.blob, decoding: 0, encoding: 1),
    ])
  func shapes(shape: Shape, decoding: Int, encoding: Int) throws {
    let counts = try counts(shape.message)
    #expect(counts.decoding == decoding)
    #expect(counts.encoding == encoding)
  }

  private func counts<M: Message>(_ message: M) throws -> (decoding: Int, encoding: Int) {
    var counts = (decoding: 0, encoding: 0)
    // The last counts: what is made once (descriptions, an arena of the size that the message needs) is there then.
    for _ in 0..<3 {
      let encoding = try Allocations.during { try message.serialized() }
      let decoding = try Allocations.during { try M(serialized: encoding.result) }
      #expect(decoding.result == message)
      counts = (decoding.allocations.count, encoding.allocations.count)
    }
    return counts
  }
}
