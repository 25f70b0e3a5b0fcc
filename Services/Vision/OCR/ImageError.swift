/// Why bytes are not an image that can be read.
public enum ImageError: Error, Sendable, Hashable, CustomStringConvertible {
  case empty
  /// More bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// More pixels than the limit, by its header: it was not decoded.
  case tooManyPixels(width: Int, height: Int, limit: Int)
  /// Not PNG, JPEG, TIFF, WebP or PNM.
  case unsupported
  /// It starts as an image and does not go on as one.
  case corrupt
  /// The file has fewer pages.
  case noPage(Int, count: Int)
  /// There was no memory for its pixels.
  case outOfMemory

  public var description: String {
    switch self {
    case .empty: "The image is empty."
    case .tooLarge(let bytes, let limit): "The image has \(bytes) bytes; at most \(limit) are read."
    case .tooManyPixels(let width, let height, let limit):
      "The image has \(width) × \(height) pixels; at most \(limit) are decoded."
    case .unsupported: "This is not an image that can be read; PNG, JPEG, TIFF, WebP and PNM can."
    case .corrupt: "The image is damaged and can't be decoded."
    case .noPage(let page, let count): "The image has \(count) pages; there is none at index \(page)."
    case .outOfMemory: "There is not enough memory for the image's pixels."
    }
  }
}

/// What an image may cost.
public struct ImageLimits: Sendable, Hashable {
  /// Of the file.
  public var bytes: Int
  /// Of the decoded image.
  public var pixels: Int

  public init(bytes: Int = 32 << 20, pixels: Int = 100_000_000) {
    self.bytes = bytes
    self.pixels = pixels
  }

  /// 32 MiB, 100 million pixels.
  public static let defaults = ImageLimits()
}
