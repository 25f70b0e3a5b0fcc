import AllocationCounting
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
}
