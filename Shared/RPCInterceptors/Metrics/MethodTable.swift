import RPCCore
import Synchronization

/// What there is for each method of calls that a client makes: made at a method's first call, and found without a lock.
///
/// It holds at most ``limit`` methods; all further ones share one value, as the methods of some clients (proxies,
/// inspection) are their users' choice.
final class MethodTable<Value: AnyObject & Sendable>: Sendable {
  /// Methods with a value of their own.
  static var limit: Int { 192 }

  private final class Entry: Sendable {
    let method: Method
    let value: Value

    init(_ method: Method, _ value: Value) {
      self.method = method
      self.value = value
    }
  }

  /// Open addressing: entries are added and never removed, and a quarter of the slots stays empty.
  private let slots = InlineArray<256, AtomicLazyReference<Entry>> { _ in AtomicLazyReference() }
  private let count = Atomic<Int>(0)
  private let make: @Sendable (Method?) -> Value
  private let other: Value

  /// - Parameter make: Makes a method's value, or, of nil, the one of all methods that have none of their own.
  init(_ make: @escaping @Sendable (Method?) -> Value) {
    self.make = make
    other = make(nil)
  }

  /// - Parameter method: Nil gives the value of all that have none of their own.
  subscript(method: Method?) -> Value {
    guard let method else { return other }
    var slot = Int(UInt(bitPattern: method.hashValue) % 256)
    while let entry = slots[slot].load() {
      if entry.method == method { return entry.value }
      slot = (slot + 1) % 256
    }
    guard count.wrappingAdd(1, ordering: .relaxed).newValue <= Self.limit else {
      count.wrappingSubtract(1, ordering: .relaxed)
      return other
    }
    let made = Entry(method, make(method))
    while true {
      let entry = slots[slot].storeIfNil(made)
      if entry === made { return made.value }
      if entry.method == method {
        count.wrappingSubtract(1, ordering: .relaxed)
        return entry.value
      }
      slot = (slot + 1) % 256
    }
  }
}
