internal import Glibc

extension TextRecognizer {
  /// Whether a folder has the data of any language.
  public static func isDataFolder(_ folder: String) -> Bool {
    guard let entries = unsafe opendir(folder) else { return false }
    defer { unsafe closedir(entries) }
    while let entry = unsafe readdir(entries) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasSuffix(".traineddata") { return true }
    }
    return false
  }

  /// Whether a folder has the data of a language, or of each of several, such as `eng+deu`.
  public static func hasData(of language: String, in folder: String) -> Bool {
    let names = language.split(separator: "+", omittingEmptySubsequences: false)
    // With ~ Tesseract is told to leave out a language that another one asks for.
    return names.allSatisfy { name in
      if name.hasPrefix("~") { return true }
      return unsafe access("\(folder)/\(name).traineddata", R_OK) == 0
    }
  }
}
