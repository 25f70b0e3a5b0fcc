/// First in, first out, in a ring that grows. Inlinable, as each call has one in another module.
package struct FIFO<Element> {
  @usableFromInline var slots: [Element?] = []
  @usableFromInline var head = 0
  @usableFromInline package internal(set) var count = 0

  @inlinable package init() {}

  @inlinable package var isEmpty: Bool { count == 0 }
  @inlinable package var first: Element? { count == 0 ? nil : slots[head] }

  @inlinable package mutating func append(_ element: Element) {
    if count == slots.count { grow() }
    slots[(head + count) & (slots.count - 1)] = element
    count += 1
  }

  @inlinable package mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = slots[head].take()
    head = (head + 1) & (slots.count - 1)
    count -= 1
    return element
  }

  @inlinable package mutating func removeAll() { self = FIFO() }

  /// The number of slots is a power of two, so that positions wrap by a mask.
  @usableFromInline mutating func grow() {
    var larger: [Element?] = []
    larger.reserveCapacity(max(4, slots.count * 2))
    for offset in 0..<count { larger.append(slots[(head + offset) & (slots.count - 1)]) }
    while larger.count < max(4, slots.count * 2) { larger.append(nil) }
    slots = larger
    head = 0
  }
}
