import Contracts
import Messages
import RPCCore
import Storage

/// Checks of requests' fields; each throws INVALID_ARGUMENT with the field's name and what it must be.
enum FieldCheck {
  static func refuse(_ field: String, _ reason: String) -> RPCError {
    RPCError(.invalidArgument, "\(field): \(reason).")
  }

  /// A text of `range` characters.
  static func text(_ text: String, _ field: String, _ range: ClosedRange<Int>) throws(RPCError) -> String {
    // The bytes bound the characters: a long text is not counted.
    guard text.utf8.count <= range.upperBound * 4, range.contains(text.unicodeScalars.count) else {
      throw refuse(field, "must have \(range.lowerBound) to \(range.upperBound) characters")
    }
    return text
  }

  /// "0 means `usual`, more than `largest` means `largest`": AIP-158.
  static func page(
    _ size: UInt32, _ token: String, usual: Int = 50, largest: Int = 1_000
  ) throws(RPCError) -> PageRequest {
    // How a client whose field is signed sends -1.
    guard size <= UInt32(Int32.max) else { throw refuse("page_size", "must not be negative") }
    return PageRequest(size: size == 0 ? usual : min(Int(size), largest), token: token)
  }

  // MARK: - Names

  /// The identifier in "cases/{case}".
  static func caseName(_ name: String, _ field: String) throws(RPCError) -> String {
    let parts = split(name)
    guard parts.count == 2, parts[0] == "cases", isCaseID(parts[1]) else {
      throw refuse(field, "must be of the form cases/{case}")
    }
    return parts[1]
  }

  /// The identifier in "cases/{case}"; nil for "cases/-".
  static func parent(_ name: String) throws(RPCError) -> String? {
    if name == "cases/-" { return nil }
    do { return try caseName(name, "parent") } catch {
      throw refuse("parent", "must be of the form cases/{case}, or cases/- for all")
    }
  }

  static func documentName(_ name: String, _ field: String) throws(RPCError) -> DocumentName {
    let parts = split(name)
    guard parts.count == 4, parts[0] == "cases", isCaseID(parts[1]), parts[2] == "documents", isID(parts[3]) else {
      throw refuse(field, "must be of the form cases/{case}/documents/{document}")
    }
    return DocumentName(caseID: parts[1], id: parts[3])
  }

  static func passageName(_ name: String) throws(RPCError) -> (document: DocumentName, id: String) {
    let parts = split(name)
    guard parts.count == 6, parts[4] == "passages", isID(parts[5]) else {
      throw refuse("name", "must be of the form cases/{case}/documents/{document}/passages/{passage}")
    }
    return (try documentName(parts[..<4].joined(separator: "/"), "name"), parts[5])
  }

  static func keyName(_ name: String) throws(RPCError) -> String {
    let parts = split(name)
    guard parts.count == 2, parts[0] == "apiKeys", isID(parts[1]) else {
      throw refuse("name", "must be of the form apiKeys/{key}")
    }
    return parts[1]
  }

  /// The lease that a worker speaks for.
  static func lease(_ name: String, _ token: UInt64) throws(RPCError) -> LeaseKey {
    let parts = split(name)
    guard parts.count == 2, parts[0] == "jobs", let number = Int64(parts[1]), number > 0, "\(number)" == parts[1] else {
      throw refuse("name", "must be of the form jobs/{job}")
    }
    guard let token = Int64(exactly: token), token > 0 else {
      throw refuse("lease_token", "must be the token that came with the lease")
    }
    return LeaseKey(job: number, token: token)
  }

  /// 1 to 63 of a–z, 0–9 and "-", starting with a letter or digit.
  static func isCaseID(_ text: String) -> Bool {
    isID(text) && text.first != "-"
  }

  private static func isID(_ text: String) -> Bool {
    (1...63).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  private static func split(_ name: String) -> [String] {
    guard name.utf8.count <= 512 else { return [] }
    return name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }
}
