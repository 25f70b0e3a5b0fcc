/// What a file is.
public struct FileType: Sendable, Hashable {
  /// Such as `pdf`, `png`, `html`, `elf`; `unknown` when it can't be told, `empty` for no bytes.
  public var label: String
  /// Such as `application/pdf`.
  public var mimeType: String
  /// `document`, `image`, `text`, `code`, `executable`, `archive`, … or `unknown`.
  public var group: String
  /// For people, such as `PDF document`.
  public var description: String
  public var isText: Bool
  /// How sure the answer is, 0 to 1.
  public var score: Float
}
