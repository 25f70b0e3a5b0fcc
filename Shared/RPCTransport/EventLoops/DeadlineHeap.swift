import NIOCore

/// Something that ends when its time comes.
protocol DeadlineEntry: AnyObject {
  var deadlineInstant: NIODeadline { get }
  /// Where the heap keeps it; -1 while it does not.
  var deadlinePosition: Int { get set }
  func deadlinePassed()
}

/// The deadlines of an event loop, the earliest first: a binary heap whose entries know their places, so that a call
/// that ends in time leaves nothing behind.
struct DeadlineHeap {
  private var entries: [any DeadlineEntry] = []

  var first: NIODeadline? { entries.first?.deadlineInstant }

  mutating func insert(_ entry: any DeadlineEntry) {
    entry.deadlinePosition = entries.count
    entries.append(entry)
    siftUp(entries.count - 1)
  }

  mutating func remove(_ entry: any DeadlineEntry) {
    let position = entry.deadlinePosition
    guard entries.indices.contains(position), entries[position] === entry else { return }
    entry.deadlinePosition = -1
    let last = entries.removeLast()
    guard position < entries.count else { return }
    entries[position] = last
    last.deadlinePosition = position
    siftUp(position)
    siftDown(last.deadlinePosition)
  }

  /// Takes out the earliest when it is not later than now.
  mutating func popPassed(_ now: NIODeadline) -> (any DeadlineEntry)? {
    guard let entry = entries.first, entry.deadlineInstant <= now else { return nil }
    remove(entry)
    return entry
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child].deadlineInstant < entries[parent].deadlineInstant else { return }
      exchange(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
        if entries[child].deadlineInstant < entries[smallest].deadlineInstant { smallest = child }
      }
      guard smallest != parent else { return }
      exchange(parent, smallest)
      parent = smallest
    }
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    entries.swapAt(left, right)
    entries[left].deadlinePosition = left
    entries[right].deadlinePosition = right
  }
}
