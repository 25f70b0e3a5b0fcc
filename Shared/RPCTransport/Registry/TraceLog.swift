import Messages
import NIOCore

/// The last that happened to something.
struct TraceLog {
  struct Event {
    let text: String
    let severity: TraceReport.Severity
    let time: NIODeadline
    /// A subchannel's, where the trace is its channel's.
    let subchannel: Int64?
  }

  /// Events that are kept; older ones are forgotten, but counted.
  static let limit = 32
  /// Of an event's text, which may come from a peer.
  static let textLimit = 500

  private let created = NIODeadline.now()
  private var events = Ring()
  private var logged: Int64 = 0

  /// A ring of the last events.
  private struct Ring {
    var items: [Event] = []
    var next = 0

    mutating func append(_ event: Event) {
      if items.count < TraceLog.limit {
        items.append(event)
      } else {
        items[next] = event
        next = (next + 1) % TraceLog.limit
      }
    }

    var inOrder: [Event] { Array(items[next...] + items[..<next]) }
  }

  mutating func log(_ text: String, _ severity: TraceReport.Severity = .info, subchannel: Int64? = nil) {
    logged += 1
    events.append(
      Event(text: String(text.prefix(Self.textLimit)), severity: severity, time: .now(), subchannel: subchannel))
  }

  func report(_ clock: WallClock) -> TraceReport {
    TraceReport(
      created: clock.time(of: created), logged: logged,
      events: events.inOrder.map {
        TraceReport.Event(
          text: $0.text, severity: $0.severity, time: clock.time(of: $0.time), subchannel: $0.subchannel)
      })
  }
}
