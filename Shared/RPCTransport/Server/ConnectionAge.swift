import NIOCore

extension Server.Configuration {
  /// How old connections get, so that clients come back and spread over servers anew.
  ///
  /// Source: gRFC A9.
  public struct AgeLimit: Sendable, Hashable {
    /// After which a connection is asked to go, a tenth sooner or later at random; nil never asks.
    public var age: Duration?
    /// For its calls to end after that, until they are cancelled; nil waits for them.
    public var grace: Duration?

    /// No limit.
    public static let defaults = AgeLimit(age: nil, grace: nil)

    public init(age: Duration?, grace: Duration?) {
      self.age = age
      self.grace = grace
    }
  }
}

/// When a connection is to go.
struct ConnectionAge {
  /// What is to be done now.
  enum Verdict: Equatable {
    case none
    case drain
    case close
  }

  private let end: NIODeadline
  private let grace: TimeAmount?

  /// - Parameter random: -1 to 1.
  init?(_ limit: Server.Configuration.AgeLimit, began: NIODeadline, random: Double) {
    guard let age = limit.age else { return nil }
    end = began + TimeAmount(age * (1 + 0.1 * random))
    grace = limit.grace.map { TimeAmount($0) }
  }

  func verdict(_ now: NIODeadline) -> Verdict {
    if now < end { return .none }
    guard let grace, now >= end + grace else { return .drain }
    return .close
  }
}
