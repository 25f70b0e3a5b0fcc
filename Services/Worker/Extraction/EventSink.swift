import ExtractionProtocol

/// Takes what an extraction yields, as it goes on.
public protocol EventSink: AnyObject {
  /// Waits until there is room for it.
  func take(_ event: ExtractionEvent) throws

  /// A page begins: its time starts anew.
  func begin(page: Int)
}
