/// What to extract, and within which limits; travels as the extractor's arguments.
public struct ExtractionRequest: Sendable, Hashable {
  public var kind: FileKind
  /// Dots per inch that pages without text are rendered at, 72 to 600.
  public var resolution: Int
  public var limits: ExtractionLimits

  public init(kind: FileKind, resolution: Int = 300, limits: ExtractionLimits = .defaults) {
    self.kind = kind
    self.resolution = min(max(resolution, 72), 600)
    self.limits = limits
  }
}

// MARK: - Arguments

extension ExtractionRequest {
  /// Why arguments could not be read: for the one who wrote them.
  public struct ArgumentError: Error, Equatable, CustomStringConvertible {
    public let description: String
  }

  /// The request as the extractor's arguments, each `--name=value`.
  public var arguments: [String] {
    [
      "--kind=\(kind.rawValue)", "--resolution=\(resolution)", "--memory=\(limits.memory)",
      "--page-milliseconds=\(limits.pageTime.milliseconds)", "--file-milliseconds=\(limits.fileTime.milliseconds)",
      "--pages=\(limits.pages)", "--page-text=\(limits.pageText)", "--image-pixels=\(limits.imagePixels)",
    ]
  }

  /// Reads what `arguments` wrote; only `--kind` must be there.
  public init(arguments: some Sequence<String>) throws(ArgumentError) {
    var kind: FileKind?
    var resolution = 300
    var limits = ExtractionLimits.defaults
    for argument in arguments {
      guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else {
        throw ArgumentError(description: "\(argument) is not --name=value")
      }
      let name = argument[argument.index(argument.startIndex, offsetBy: 2)..<equals]
      let value = argument[argument.index(after: equals)...]
      if name == "kind" {
        kind = FileKind(rawValue: String(value))
        continue
      }
      guard let number = Int(value), number > 0, number <= 1 << 48 else {
        throw ArgumentError(description: "\(argument) is not a whole number from 1 to 2^48")
      }
      switch name {
      case "resolution": resolution = number
      case "memory": limits.memory = number
      case "page-milliseconds": limits.pageTime = .milliseconds(number)
      case "file-milliseconds": limits.fileTime = .milliseconds(number)
      case "pages": limits.pages = number
      case "page-text": limits.pageText = number
      case "image-pixels": limits.imagePixels = number
      default: throw ArgumentError(description: "--\(name) is not known")
      }
    }
    guard let kind else {
      let kinds = FileKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ArgumentError(description: "--kind must be one of \(kinds)")
    }
    let bounded = ExtractionLimits(
      memory: limits.memory, pageTime: limits.pageTime, fileTime: limits.fileTime, pages: limits.pages,
      pageText: limits.pageText, imagePixels: limits.imagePixels)
    self.init(kind: kind, resolution: resolution, limits: bounded)
  }
}

extension Duration {
  /// Whole milliseconds, at least 1, at most 2^48.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let whole = min(max(seconds, 0), (1 << 48) / 1000) * 1000
    return min(max(whole + attoseconds / 1_000_000_000_000_000, 1), 1 << 48)
  }
}
