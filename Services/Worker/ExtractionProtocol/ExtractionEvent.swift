/// What an extraction yields, as it goes on.
public enum ExtractionEvent: Sendable, Equatable {
  /// Comes once, first.
  case document(DocumentInformation)
  /// Pages come in order, without gaps.
  case page(ExtractedPage)
}
