import HTTPTypes

/// What a request for a file says of the one that its client has, and of which part it wants.
///
/// Source: RFC 9110, sections 13 and 14.
struct FileConditions {
  enum Part: Hashable {
    case whole
    case part(Range<Int>)
    case unsatisfiable
  }

  private let fields: HTTPFields

  init(_ fields: HTTPFields) { self.fields = fields }

  /// Whether the client has the file as it is.
  func isKnown(_ file: OpenFile) -> Bool {
    if let tags = fields[.ifNoneMatch] {
      return tags.split(separator: ",").contains { tag in
        let tag = tag.trimmed
        return tag == "*" || (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == file.tag
      }
    }
    guard let since = fields[.ifModifiedSince].flatMap({ HTTPDate.seconds($0) }) else { return false }
    return file.modified <= since
  }

  /// The part that is asked for. Of many ranges, and of what is no range of bytes, the whole is the answer.
  func range(of file: OpenFile) -> Part {
    guard let text = fields[.range] else { return .whole }
    if let condition = fields[.ifRange], condition != file.tag {
      guard let date = HTTPDate.seconds(condition), date == file.modified else { return .whole }
    }
    return Self.range(text, size: file.size)
  }

  static func range(_ text: String, size: Int) -> Part {
    guard text.lowercased().hasPrefix("bytes=") else { return .whole }
    let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false).map(\.trimmed)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return .whole }
    // A number that is too long for a number is past every end.
    let (first, last) = (ends[0].isEmpty ? nil : Int(ends[0]) ?? .max, ends[1].isEmpty ? nil : Int(ends[1]) ?? .max)
    switch (first, last) {
    case (let first?, let last?):
      guard first <= last else { return .whole }
      return first < size ? .part(first..<(min(last, size - 1) + 1)) : .unsatisfiable
    case (let first?, nil): return first < size ? .part(first..<size) : .unsatisfiable
    case (nil, let count?): return count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
    case (nil, nil): return .whole
    }
  }
}

/// What an `accept-encoding` field says of compressed files.
struct AcceptedCodings {
  /// The best first: the client's order, then ours.
  let best: [FileCoding]

  init(_ field: String?) {
    var weights: [String: Double] = [:]
    for part in (field ?? "").lowercased().split(separator: ",") {
      let pieces = part.split(separator: ";").map(\.trimmed)
      guard let name = pieces.first else { continue }
      let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      weights[String(name)] = weight
    }
    let known = FileCoding.allCases.map { ($0, weights[$0.rawValue] ?? weights["*"] ?? 0) }.filter { $0.1 > 0 }
    best = known.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
  }
}

/// Times as HTTP writes them, such as `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110, 5.6.7.
enum HTTPDate {
  private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  static func text(_ seconds: Int) -> String {
    let (days, clock) = seconds.quotientAndRemainder(dividingBy: 86_400)
    // Files of before 1970 are none of HTTP's concern.
    guard days >= 0, clock >= 0, days < 2_932_897 else { return text(0) }
    let date = civil(days)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let year = String(repeating: "0", count: 4 - "\(date.year)".count) + "\(date.year)"
    return "\(Self.days[(days + 4) % 7]), \(two(date.day)) \(months[date.month - 1]) \(year)"
      + " \(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60)) GMT"
  }

  /// Seconds since 1970, or nil for what is no such date. The two old forms are read by nobody who has a reason to.
  static func seconds(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
      let month = months.firstIndex(of: String(words[2])), (1...31).contains(day), (1970...9999).contains(year)
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2]) else {
      return nil
    }
    return daysSince1970(year, month + 1, day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  /// Days from 1970 to a date of the Gregorian calendar, whose years are taken to begin in March.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (year / 400, year % 400)
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = ((days + 719_468) / 146_097, (days + 719_468) % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

/// What files are, by their names' ends.
enum ContentTypes {
  private static let known = [
    "html": "text/html", "htm": "text/html", "css": "text/css", "js": "text/javascript", "mjs": "text/javascript",
    "txt": "text/plain", "md": "text/markdown", "csv": "text/csv", "xml": "text/xml", "json": "application/json",
    "map": "application/json", "webmanifest": "application/manifest+json", "wasm": "application/wasm",
    "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "ico": "image/vnd.microsoft.icon", "woff": "font/woff", "woff2": "font/woff2",
    "ttf": "font/ttf", "otf": "font/otf", "mp3": "audio/mpeg", "wav": "audio/wav", "ogg": "audio/ogg",
    "mp4": "video/mp4", "webm": "video/webm",
  ]

  static func type(of name: String, _ others: [String: String]) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    let ending = name[name.index(after: dot)...].lowercased()
    if let other = others[ending] { return other }
    guard let type = known[ending] else { return "application/octet-stream" }
    return type.hasPrefix("text/") ? type + "; charset=utf-8" : type
  }
}

extension StringProtocol {
  /// Without white space around it, as lists in header fields have it.
  fileprivate var trimmed: SubSequence {
    let start = self.drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { start[...$0] } ?? start
  }
}
