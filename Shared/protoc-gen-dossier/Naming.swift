/// How proto names become Swift names.
enum Naming {
  /// `dossier.nlp.v1` to `Dossier.Nlp.V1`.
  static func namespace(_ package: String) -> [String] {
    package.split(separator: ".").map { upperCamel(String($0)) }
  }

  /// `size_bytes` and `SIZE_BYTES` to `sizeBytes`; `HTTPCode` to `httpCode`.
  static func property(_ name: String) -> String {
    let camel = lowerCamel(name.contains(where: \.isLowercase) ? name : name.lowercased())
    return escaped(reservedMembers.contains(camel) ? camel + "Field" : camel)
  }

  /// `ENTITY_SOURCE_GENERAL` of `EntitySource` to `general`.
  static func enumCase(_ name: String, of enumeration: String) -> String {
    let prefix = upperSnake(enumeration) + "_"
    var rest = name[...]
    if name.hasPrefix(prefix), let first = name.dropFirst(prefix.count).first, !first.isNumber {
      rest = name.dropFirst(prefix.count)
    }
    let words = rest.split(separator: "_").map { $0.lowercased() }
    let camel = (words.first ?? "") + words.dropFirst().map(capitalized).joined()
    return escaped(reservedCases.contains(camel) ? camel + "Value" : camel)
  }

  /// A method's function: `EmbedStream` to `embedStream`.
  static func function(_ name: String) -> String { escaped(lowerCamel(name)) }

  /// `Any` and the like cannot be types' names.
  static func type(_ name: String) -> String {
    ["Any", "Type", "Protocol", "Self"].contains(name) ? name + "Message" : name
  }

  static func upperCamel(_ name: String) -> String {
    name.split(separator: "_").map { capitalized(String($0)) }.joined()
  }

  static func lowerCamel(_ name: String) -> String {
    let camel = upperCamel(name)
    let capitals = camel.prefix { $0.isUppercase }
    // Of `NLPService` all capitals but the last become small, of `Embed` the first, of `HTTP2Port` four.
    let beginsWord = camel.dropFirst(capitals.count).first?.isLowercase ?? false
    let count = capitals.count > 1 && beginsWord ? capitals.count - 1 : max(1, capitals.count)
    return camel.prefix(count).lowercased() + camel.dropFirst(count)
  }

  private static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// `EntitySource` to `ENTITY_SOURCE`, `APIKey` to `API_KEY`: a word begins at a capital after a small letter, and at
  /// a capital before one.
  private static func upperSnake(_ name: String) -> String {
    let letters = Array(name)
    var result = ""
    for (i, letter) in letters.enumerated() {
      if i > 0, letter.isUppercase {
        let afterSmall = !letters[i - 1].isUppercase
        let beforeSmall = i + 1 < letters.count && letters[i + 1].isLowercase
        if (afterSmall && letters[i - 1] != "_") || beforeSmall { result += "_" }
      }
      result += letter.uppercased()
    }
    return result
  }

  private static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

  /// Members that every message has.
  private static let reservedMembers: Set<String> = [
    "unknownFields", "serialized", "json", "encode", "hash", "hashValue", "rawValue", "description", "self", "init",
  ]

  /// Members that every enumeration has.
  private static let reservedCases: Set<String> = [
    "unrecognized", "rawValue", "hash", "hashValue", "description", "fullName", "schema", "self", "init",
  ]

  private static let keywords: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
    "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "inout",
    "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "rethrows",
    "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
    "where", "while",
  ]
}

/// How protoc-c names what it generates.
enum CNaming {
  /// `dossier.nlp.v1.EmbedRequest` to `Dossier__Nlp__V1__EmbedRequest`.
  static func type(_ fullName: String) -> String {
    fullName.split(separator: ".").map { camel(String($0)) }.joined(separator: "__")
  }

  /// `dossier.nlp.v1.EmbedRequest` to `dossier__nlp__v1__embed_request`.
  static func prefix(_ fullName: String) -> String {
    fullName.split(separator: ".").map { lower(String($0)) }.joined(separator: "__")
  }

  static func oneofCase(_ name: String) -> String { "\(lower(name))_case" }

  static func field(_ name: String) -> String {
    let lowered = name.lowercased()
    // protoc-c escapes C++'s keywords; after a dot Swift takes its own but for these.
    if lowered == "self" || lowered == "init" { return "`\(lowered)`" }
    return keywords.contains(lowered) ? lowered + "_" : lowered
  }

  private static func camel(_ name: String) -> String {
    name.split(separator: "_", omittingEmptySubsequences: false).map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }

  private static func lower(_ name: String) -> String {
    var result = ""
    var wasUpper = true
    for letter in name {
      if letter.isUppercase && !wasUpper { result += "_" }
      result += letter.lowercased()
      wasUpper = letter.isUppercase
    }
    return result
  }

  private static let keywords: Set<String> = [
    "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "class", "compl",
    "const", "const_cast", "continue", "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit",
    "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new",
    "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
    "return", "short", "signed", "sizeof", "static", "static_cast", "struct", "switch", "template", "this", "throw",
    "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile",
    "wchar_t", "while", "xor", "xor_eq",
  ]
}
