import RPCTransport
import Synchronization

/// What happened inside a channel, for tests to wait for.
final class ChannelLog: ClientChannelObserver {
  private struct State {
    var events: [ClientChannelEvent] = []
    var waiters:
      [(condition: @Sendable ([ClientChannelEvent]) -> Bool, continuation: CheckedContinuation<Void, Never>)] =
        []
  }

  private let state = Mutex(State())

  func observed(_ event: ClientChannelEvent) {
    let fulfilled = state.withLock { state in
      state.events.append(event)
      let events = state.events
      let fulfilled = state.waiters.filter { $0.condition(events) }.map(\.continuation)
      state.waiters.removeAll { $0.condition(events) }
      return fulfilled
    }
    for continuation in fulfilled { continuation.resume() }
  }

  var events: [ClientChannelEvent] { state.withLock { $0.events } }

  /// Waits until the events so far are as they should be.
  func wait(until condition: @escaping @Sendable ([ClientChannelEvent]) -> Bool) async {
    await withCheckedContinuation { continuation in
      let isFulfilled = state.withLock { state in
        if condition(state.events) { return true }
        state.waiters.append((condition, continuation))
        return false
      }
      if isFulfilled { continuation.resume() }
    }
  }

  /// Waits for an event, the n-th of its kind.
  func wait(for event: ClientChannelEvent, count: Int = 1) async {
    await wait { events in events.filter { $0 == event }.count >= count }
  }

  /// Waits until an endpoint stands so.
  func wait(for state: EndpointState, of address: SocketTarget) async {
    await wait { events in
      for case .endpoint(let endpoint, let last) in events.reversed() where endpoint.address == address {
        return last == state
      }
      return false
    }
  }

  /// Waits until that many endpoints are ready at once.
  func waitForReady(_ count: Int) async {
    await wait { events in
      var ready = Set<SocketTarget>()
      for case .endpoint(let endpoint, let state) in events {
        if state == .ready { ready.insert(endpoint.address) } else { ready.remove(endpoint.address) }
      }
      return ready.count == count
    }
  }
}
