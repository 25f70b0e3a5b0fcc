import NIOCore

/// Something that ends when its time comes.
protocol DeadlineEntry: AnyObject {
  var deadlineInstant: NIODeadline { get }
  /// By which the heap knows it; -1 while it does not.
  var deadlineTicket: Int { get set }
  func deadlinePassed()
}

/// The deadlines of an event loop, the earliest first: a binary heap that finds its entries by their tickets, so that a
/// call that ends in time leaves nothing behind.
struct DeadlineHeap {
  private struct Node {
    var instant: NIODeadline
    var ticket: Int
  }

  private var nodes: [Node] = []
  /// By ticket: the entry, and where its node is.
  private var entries: [(entry: (any DeadlineEntry)?, position: Int)] = []
  private var spareTickets: [Int] = []

  var first: NIODeadline? { nodes.first?.instant }

  mutating func insert(_ entry: any DeadlineEntry) {
    let ticket: Int
    if let spare = spareTickets.popLast() {
      ticket = spare
      entries[ticket].entry = entry
    } else {
      ticket = entries.count
      entries.append((entry, 0))
    }
    entry.deadlineTicket = ticket
    let node = Node(instant: entry.deadlineInstant, ticket: ticket)
    nodes.append(node)
    siftUp(node, from: nodes.count - 1)
  }

  mutating func remove(_ entry: any DeadlineEntry) {
    let ticket = entry.deadlineTicket
    guard entries.indices.contains(ticket), entries[ticket].entry === entry else { return }
    entry.deadlineTicket = -1
    take(ticket)
  }

  /// Takes out the earliest when it is not later than now.
  mutating func popPassed(_ now: NIODeadline) -> (any DeadlineEntry)? {
    guard let node = nodes.first, node.instant <= now else { return nil }
    let entry = entries[node.ticket].entry
    entry?.deadlineTicket = -1
    take(node.ticket)
    return entry
  }

  private mutating func take(_ ticket: Int) {
    let position = entries[ticket].position
    entries[ticket].entry = nil
    spareTickets.append(ticket)
    let last = nodes.removeLast()
    guard position < nodes.count else { return }
    if position > 0, last.instant < nodes[(position - 1) / 2].instant {
      siftUp(last, from: position)
    } else {
      siftDown(last, from: position)
    }
  }

  private mutating func siftUp(_ node: Node, from start: Int) {
    var hole = start
    while hole > 0 {
      let parent = (hole - 1) / 2
      guard node.instant < nodes[parent].instant else { break }
      place(nodes[parent], at: hole)
      hole = parent
    }
    place(node, at: hole)
  }

  private mutating func siftDown(_ node: Node, from start: Int) {
    var hole = start
    while true {
      var child = 2 * hole + 1
      guard child < nodes.count else { break }
      if child + 1 < nodes.count, nodes[child + 1].instant < nodes[child].instant { child += 1 }
      guard nodes[child].instant < node.instant else { break }
      place(nodes[child], at: hole)
      hole = child
    }
    place(node, at: hole)
  }

  @inline(__always)
  private mutating func place(_ node: Node, at position: Int) {
    nodes[position] = node
    entries[node.ticket].position = position
  }
}
