/// A value behind a reference, copied on write: what lets a message hold a message of its own type.
public struct Indirect<Value: Sendable & Hashable>: Sendable, Hashable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  public init(_ value: Value) { box = Box(value) }

  public var value: Value {
    get { box.value }
    set { box = Box(newValue) }
  }

  public static func == (a: Indirect, b: Indirect) -> Bool { a.box === b.box || a.value == b.value }

  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
