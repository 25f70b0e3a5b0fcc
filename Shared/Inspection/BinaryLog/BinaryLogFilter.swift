import RPCCore

/// Which calls a binary log has, and how much of them: gRPC's own notation, as in `GRPC_BINARY_LOG_FILTER`.
///
/// | | |
/// |---|---|
/// | `*` | every call, with all of its metadata and messages |
/// | `*{h:256;m:1024}` | up to 256 bytes of metadata and 1,024 of each message |
/// | `Service/*{h}` | metadata alone: of messages, their lengths |
/// | `Service/Method{m:64}` | of metadata nothing |
/// | `-Service/Method` | not this one |
///
/// Rules have commas between them; the one that names most of a method counts.
/// Source: gRFC A16, Binary Logging.
public struct BinaryLogFilter: Sendable, Hashable {
  /// How much of a call is logged.
  public struct Extent: Sendable, Hashable {
    /// Bytes of keys and values of each header and trailer.
    public var metadataBytes: Int
    /// Bytes of each message.
    public var messageBytes: Int

    /// All of it.
    public static let whole = Extent(metadataBytes: .max, messageBytes: .max)

    public init(metadataBytes: Int, messageBytes: Int) {
      self.metadataBytes = metadataBytes
      self.messageBytes = messageBytes
    }
  }

  /// Rules of one filter; more are refused.
  public static let ruleLimit = 1000

  private var all: Extent?
  private var services: [String: Extent] = [:]
  /// By path without the slash before it; nil is left out.
  private var methods: [String: Extent?] = [:]

  /// Reads a filter; an empty one logs nothing.
  public init(_ text: String) throws(BinaryLogFilterError) {
    guard !text.isEmpty else { return }
    let rules = text.split(separator: ",", maxSplits: Self.ruleLimit, omittingEmptySubsequences: false)
    guard rules.count <= Self.ruleLimit else {
      throw BinaryLogFilterError(rule: "…", reason: "there are more than \(Self.ruleLimit) rules")
    }
    for rule in rules { try add(rule) }
  }

  /// How much of a method's calls is logged; nil for nothing.
  public func extent(of method: Method) -> Extent? {
    if let named = methods[String(method.path.dropFirst())] { return named }
    return services[method.service] ?? all
  }

  // MARK: - Reading

  private mutating func add(_ rule: Substring) throws(BinaryLogFilterError) {
    func failure(_ reason: String) -> BinaryLogFilterError { BinaryLogFilterError(rule: String(rule), reason: reason) }
    if let name = rule.dropping("-") {
      let (service, method) = try Self.parts(name, of: rule)
      guard method != "*" else { throw failure("only a single method can be left out: -Service/Method") }
      guard methods.updateValue(nil, forKey: "\(service)/\(method)") == nil else { throw failure(Self.twice) }
      return
    }
    let brace = rule.firstIndex(of: "{") ?? rule.endIndex
    let name = rule[..<brace]
    let extent = try Self.extent(rule[brace...], of: rule)
    if name == "*" {
      guard all == nil else { throw failure(Self.twice) }
      all = extent
      return
    }
    let (service, method) = try Self.parts(name, of: rule)
    let isKnown: Bool
    if method == "*" {
      isKnown = services.updateValue(extent, forKey: service) != nil
    } else {
      isKnown = methods.updateValue(extent, forKey: "\(service)/\(method)") != nil
    }
    if isKnown { throw failure(Self.twice) }
  }

  private static let twice = "there is another rule for the same"

  private static func parts(
    _ name: Substring, of rule: Substring
  ) throws(BinaryLogFilterError) -> (service: String, method: String) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName: (Substring, Bool) -> Bool = { part, takesDots in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
          case UInt8(ascii: "."): takesDots
          default: false
          }
        }
    }
    guard parts.count == 2, isName(parts[0], true), parts[1] == "*" || isName(parts[1], false) else {
      throw BinaryLogFilterError(
        rule: String(rule), reason: "what it is for is none of *, package.Service/* and package.Service/Method")
    }
    return (String(parts[0]), String(parts[1]))
  }

  private static func extent(_ text: Substring, of rule: Substring) throws(BinaryLogFilterError) -> Extent {
    if text.isEmpty { return .whole }
    func failure(_ reason: String) -> BinaryLogFilterError { BinaryLogFilterError(rule: String(rule), reason: reason) }
    guard text.last == "}" else { throw failure("what is in braces ends with }, and so does the rule") }
    var (metadata, message): (Int?, Int?)
    for part in text.dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false) {
      let letter = part.prefix(1)
      let size: Int
      if part.count == 1 {
        size = .max
      } else if let digits = part.dropFirst().dropping(":"), !digits.isEmpty,
        digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let bytes = Int(digits)
      {
        size = bytes
      } else {
        throw failure("“\(part)” is none of h, h:BYTES, m and m:BYTES")
      }
      switch letter {
      case "h" where metadata == nil && message == nil: metadata = size
      case "m" where message == nil: message = size
      default: throw failure("in braces are h, m or both in this order, with ; between them")
      }
    }
    return Extent(metadataBytes: metadata ?? 0, messageBytes: message ?? 0)
  }
}

/// Why a text is no filter of a binary log.
public struct BinaryLogFilterError: Error, Sendable, Hashable, CustomStringConvertible {
  public let rule: String
  public let reason: String

  public var description: String { "“\(rule.prefix(200))” is not a rule of a binary log: \(reason)." }
}

extension Substring {
  /// What follows a prefix; nil when it is not there.
  fileprivate func dropping(_ prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
