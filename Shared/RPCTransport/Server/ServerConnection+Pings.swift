import NIOCore

// Clients that ask for signs of life.

extension ServerConnection {
  func receivedPing() {
    let isTooMany = pingStrikes.isTooMany(
      by: core.configuration.pings, now: .now(), hasCalls: session.streamCount > 0, answers: session.answerFrames)
    // Later, as the session is at what came.
    if isTooMany { loop.loop.execute { self.refusePings() } }
  }

  /// gRPC's clients ask less often after this (gRFC A8).
  private func refusePings() {
    guard let context else { return }
    tellRefusal("The client pings too often.")
    session.goAway(.enhanceYourCalm, message: "too_many_pings")
    writeAll()
    context.close(promise: nil)
  }
}
