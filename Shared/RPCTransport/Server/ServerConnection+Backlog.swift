import HTTP2
import NIOCore
import Synchronization

// Answers that peers asked for and do not take.
//
// They are counted for each connection and, after each flush, for the server; while everything can be sent nothing is
// counted beyond the connection. Once the server holds more than its limit:
//
// - From half of the limit on, a connection with a backlog starts no more handlers until it has less of one; over the
//   limit, any unsent byte is a backlog.
// - Over the limit, connections are ended that have taken next to nothing, or nothing for a second.
// - Over twice the limit, those too that have taken little of what they asked for, or nothing for a moment.
//
// So readers that are slow but do read are not ended for what others hold back.

extension ServerConnection {
  /// With more than that unsent, a connection has a backlog.
  private static let backlogBytes = 256 << 10
  /// Who has taken less than that has taken next to nothing.
  private static let tasteBytes = 16 << 10
  /// How long a connection may take nothing while the server is over its limit, and over twice its limit.
  private static let patience = (usual: TimeAmount.seconds(1), urgent: TimeAmount.milliseconds(250))

  private var limit: Int { core.configuration.limits.unsentBytes }

  /// Whether handlers wait until the peer has taken more.
  var mustWait: Bool {
    guard unsentBytes > 0 else { return false }
    let total = core.unsentBytes.load(ordering: .relaxed)
    return total > limit || total > limit / 2 && unsentBytes >= Self.backlogBytes
  }

  /// Sends what a burst of handlers has answered so far, when that is much.
  @inline(__always)
  func relieveBurst() {
    guard
      unsentBytes - countedBytes >= Self.backlogBytes || core.unsentBytes.load(ordering: .relaxed) > limit / 2
    else { return }
    writeAll()
    countUnsent()
  }

  /// Tells the server of what is left after a flush.
  func countUnsent() {
    let change = unsentBytes - countedBytes
    guard change != 0 else { return }
    if takenBytes != notedBytes || countedBytes == 0 {
      notedBytes = takenBytes
      lastTaken = .now()
    }
    countedBytes = unsentBytes
    let total = core.unsentBytes.add(change, ordering: .relaxed).newValue
    isBacklogged.store(mustWait, ordering: .relaxed)
    if total > limit, context != nil { relieveServer() }
  }

  /// Ends connections of this loop that hold the server up.
  func relieveServer() {
    let now = NIODeadline.now()
    // Looking through all connections in vain is not for every flush.
    guard now - loop.futileRelief >= .milliseconds(5) else { return }
    let isUrgent = core.unsentBytes.load(ordering: .relaxed) / 2 > limit
    var victims: [ServerConnection] = []
    loop.forEachConnection { connection in
      guard let connection = connection as? ServerConnection, connection.core === core else { return }
      if connection.holdsUp(now, isUrgent: isUrgent) { victims.append(connection) }
    }
    if victims.isEmpty { loop.futileRelief = now }
    victims.sort { $0.countedBytes > $1.countedBytes }
    for victim in victims where core.unsentBytes.load(ordering: .relaxed) > limit - limit / 4 {
      victim.refuse("The peer does not take the answers that it asked for.")
    }
  }

  private func holdsUp(_ now: NIODeadline, isUrgent: Bool) -> Bool {
    guard countedBytes > 0 else { return false }
    let patience = isUrgent ? Self.patience.urgent : Self.patience.usual
    return takenBytes < Self.tasteBytes || now - lastTaken > patience || isUrgent && takenBytes < countedBytes / 8
  }
}
