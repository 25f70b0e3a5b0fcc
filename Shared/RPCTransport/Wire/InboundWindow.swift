/// How many bytes of a stream came, and how many of them the peer got its window back for.
struct InboundWindow {
  /// All that came.
  var received = 0
  /// Those of whole messages.
  var ofMessages = 0
  private var returned = 0

  /// What may be given back now: what was taken, and a message under way when nothing waits before it.
  ///
  /// Small amounts wait: the window takes many small messages without an update.
  mutating func due(taken: Int) -> Int {
    let target = taken >= ofMessages ? received : taken
    guard target - returned >= 16 << 10 else { return 0 }
    defer { returned = target }
    return target - returned
  }
}
