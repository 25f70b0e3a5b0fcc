import RPCCore

/// A file's name as a stranger may give it, made safe to keep and show.
enum FileName {
  static let maxBytes = 255

  /// The name without folders, control characters and characters that turn the writing's direction.
  ///
  /// Throws INVALID_ARGUMENT when nothing is left, or more than 255 bytes are.
  static func clean(_ text: String, _ field: String) throws(RPCError) -> String {
    guard text.utf8.count <= 65_536 else { throw tooLong(field) }
    let last = text.split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }.last ?? ""
    var scalars = String.UnicodeScalarView()
    for scalar in last.unicodeScalars where isKept(scalar) { scalars.append(scalar) }
    let name = String(Substring(String(scalars)).trimming { $0 == " " || $0 == "\u{a0}" })
    guard !name.isEmpty, name != ".", name != ".." else {
      throw FieldCheck.refuse(field, "must be a file's name; none is left when folders are cut off")
    }
    guard name.utf8.count <= maxBytes else { throw tooLong(field) }
    return name
  }

  private static func tooLong(_ field: String) -> RPCError {
    FieldCheck.refuse(field, "must have at most \(maxBytes) bytes")
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    // Marks, embeddings, overrides and isolates of direction make "gpj.exe" look like "exe.jpg".
    case .format: !(0x200E...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
    default: true
    }
  }
}

extension Substring {
  /// Without the characters at both ends that `isCut` holds for.
  fileprivate func trimming(_ isCut: (Character) -> Bool) -> Substring {
    var part = self[...]
    while let first = part.first, isCut(first) { part.removeFirst() }
    while let last = part.last, isCut(last) { part.removeLast() }
    return part
  }
}
