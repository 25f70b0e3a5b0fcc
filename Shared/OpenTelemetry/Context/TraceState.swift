/// The header `tracestate`: what each tracing system that a trace passes through has to say, the latest first.
///
/// Ours says nothing there; it passes on what came. Source: W3C, Trace Context (Level 2), 3.3.
public struct TraceState: Sendable, Hashable {
  /// The header's name.
  public static let name = "tracestate"
  /// Members that a list may have.
  public static let memberLimit = 32
  /// Bytes of a list that are passed on: what is over it loses members of more than 128 bytes first, then its last ones.
  public static let byteLimit = 512
  private static let largeMember = 128

  /// As in the header: `key=value` with commas between; empty where there is none.
  public let text: String

  public init() { text = "" }

  public var isEmpty: Bool { text.isEmpty }

  /// Nil when it is malformed: then nothing is passed on.
  public init?(_ header: some StringProtocol) {
    var members: [Substring.UTF8View] = []
    var keys = Set<String>()
    for part in Substring(header).utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: true) {
      let member = Self.trimmed(part)
      if member.isEmpty { continue }
      guard members.count < Self.memberLimit, let equals = member.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let key = member[..<equals]
      guard Self.isKey(key), Self.isValue(member[member.index(after: equals)...]),
        keys.insert(String(Substring(key))).inserted
      else { return nil }
      members.append(member)
    }
    text = Self.bounded(members).map { String(Substring($0)) }.joined(separator: ",")
  }

  private static func bounded(_ members: [Substring.UTF8View]) -> [Substring.UTF8View] {
    func bytes(_ members: [Substring.UTF8View]) -> Int { members.reduce(members.count - 1) { $0 + $1.count } }
    var members = members
    while bytes(members) > byteLimit, let large = members.lastIndex(where: { $0.count > largeMember }) {
      members.remove(at: large)
    }
    while bytes(members) > byteLimit { members.removeLast() }
    return members
  }

  private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    let start = text.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return start }
    return start[...last]
  }

  /// `key`, or `tenant@system`: up to 256 characters, of which a system has up to 14.
  private static func isKey(_ key: Substring.UTF8View) -> Bool {
    let parts = key.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return parts[0].count <= 256 && isName(parts[0])
    case 2: return parts[0].count <= 241 && isName(parts[0]) && parts[1].count <= 14 && isName(parts[1])
    default: return false
    }
  }

  private static func isName(_ name: Substring.UTF8View) -> Bool {
    guard let first = name.first, isLetterOrDigit(first) else { return false }
    return name.allSatisfy { isLetterOrDigit($0) || [0x5F, 0x2D, 0x2A, 0x2F].contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// 1 to 256 printable characters but comma and equals sign; a space is not the last.
  private static func isValue(_ value: Substring.UTF8View) -> Bool {
    guard (1...256).contains(value.count), value.last != 0x20 else { return false }
    return value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }
  }
}
