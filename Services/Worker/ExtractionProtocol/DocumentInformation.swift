/// What a file says about itself; each part may be missing.
public struct DocumentInformation: Sendable, Hashable {
  public var title: String?
  public var author: String?
  /// Missing when it is not known before the last page.
  public var pageCount: Int?
  /// The text's encoding by its IANA name, such as "windows-1252"; missing for PDF.
  public var encoding: String?

  public init(title: String? = nil, author: String? = nil, pageCount: Int? = nil, encoding: String? = nil) {
    self.title = title
    self.author = author
    self.pageCount = pageCount
    self.encoding = encoding
  }
}
