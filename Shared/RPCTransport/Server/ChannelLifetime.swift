/// A connection that a server can end. Called on its event loop.
protocol ChannelLifetime: AnyObject, Sendable {
  /// Lets what runs end, takes no more, then closes.
  func drain()
  /// Ends what still runs, and closes.
  func closeNow()
}
