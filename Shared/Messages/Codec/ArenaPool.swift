import Glibc
import Synchronization

/// Arenas at rest: 16 places, each taken and filled by one atomic exchange, so that no lock is held and none is waited
/// for.
///
/// A thread begins at a place of its own (by its id), so that threads seldom meet. The pool holds at most 16 arenas of
/// ``Arena/largestKept`` bytes; an arena that finds no free place goes back to the system. Chunks go around here and
/// not through `malloc` because freeing them call by call makes glibc trim its heap and grow it again, which was
/// measured as the largest single cost of a call.
struct ArenaPool: ~Copyable {
  /// The process's memory for messages in passing: it is below every value that could carry it.
  static let shared = ArenaPool()

  /// An arena's address or 0, alone on its cache line.
  private struct Place: ~Copyable {
    let address = Atomic<UInt>(0)
    private let padding: (UInt, UInt, UInt, UInt, UInt, UInt, UInt) = (0, 0, 0, 0, 0, 0, 0)
  }

  private static let count = 16
  private let places: InlineArray<16, Place>

  private init() {
    places = InlineArray { _ in Place() }
  }

  private var home: Int {
    // The address of the thread's control block; the low 12 bits say little, and neighbours differ above.
    let id = UInt(pthread_self())
    return Int(truncatingIfNeeded: (id >> 12) ^ (id >> 23)) & (Self.count - 1)
  }

  /// An arena; nil when this place and the next are empty.
  func take() -> Arena? {
    let home = home
    for offset in 0..<2 {
      let place = (home + offset) & (Self.count - 1)
      let address = places[place].address.exchange(0, ordering: .acquiring)
      // Only addresses of arenas are ever put into a place, and whoever takes one is its only owner.
      if let state = unsafe UnsafeMutablePointer<ArenaState>(bitPattern: address) { return unsafe Arena(state) }
    }
    return nil
  }

  func giveBack(_ arena: Arena) {
    let home = home
    let address = unsafe UInt(bitPattern: arena.state)
    for offset in 0..<2 {
      let place = (home + offset) & (Self.count - 1)
      let (exchanged, _) = places[place].address.compareExchange(
        expected: 0, desired: address, successOrdering: .releasing, failureOrdering: .relaxed)
      if exchanged { return }
    }
    arena.destroy()
  }
}
