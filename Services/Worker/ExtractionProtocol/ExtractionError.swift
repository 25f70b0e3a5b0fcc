/// Why a file's text could not be had.
public struct ExtractionError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: UInt8, Sendable, Hashable, CaseIterable {
    // Of the file.
    case empty = 1
    case encrypted = 2
    case corrupt = 3
    case unsupported = 4
    /// Binary data instead of text.
    case notText = 5
    /// More pages, or more text on a page, than the limits allow.
    case tooLarge = 6
    case outOfMemory = 7
    case timedOut = 8
    /// The extractor crashed on the file, or answered what no extractor says.
    case crashed = 9
    // Of the machine.
    /// The file could not be read.
    case unreadable = 32
    /// The extractor could not be started.
    case unavailable = 33
    /// The extractor was killed from outside.
    case interrupted = 34
  }

  public var code: Code
  /// A sentence for people.
  public var message: String
  /// The page it was at, from 1; missing before the first.
  public var page: Int?

  public init(_ code: Code, _ message: String, page: Int? = nil) {
    self.code = code
    self.message = message
    self.page = page
  }

  /// Whether the same file would fail again: the file is at fault, not the machine.
  public var isPermanent: Bool { code.rawValue < Code.unreadable.rawValue }

  public var description: String { message }
}
