/// What the plugin's parameter says, such as `access=public,kinds=messages+client,module=Contracts`.
struct Options {
  /// What to write.
  enum Kind: String, CaseIterable {
    case messages
    case client
    case server
    /// The C types that messages are read from and written to: files of a target of its own.
    case c
  }

  /// An option, for the help and for errors.
  private struct Entry {
    let name: String
    let form: String
    let meaning: String
  }

  /// The access level of all that is written.
  var access = "public"
  var kinds: Set<Kind> = [.messages, .client, .server]
  /// The module that the code is for; `Messages` does not import itself.
  var module = "Contracts"
  /// Proto packages whose Swift types are in another module.
  var externalPackages: Set<String> = ["google.protobuf"]
  /// The module of C types.
  var cModule = "CMessages"
  /// Modules to import besides.
  var imports: [String] = []

  private static let entries = [
    Entry(name: "access", form: "LEVEL", meaning: "public (as it is without), package or internal"),
    Entry(name: "kinds", form: "KIND+…", meaning: "messages, client and server (all three without), or c"),
    Entry(name: "module", form: "NAME", meaning: "the Swift module that the code is for"),
    Entry(name: "c_module", form: "NAME", meaning: "the module of C types, made with kinds=c"),
    Entry(name: "external", form: "PACKAGE+…", meaning: "proto packages whose Swift types are in other modules"),
    Entry(name: "import", form: "NAME+…", meaning: "Swift modules to import besides"),
  ]

  init(parameter: String) throws {
    var seen = Set<String>()
    for part in parameter.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let (name, value) = (pair[0], pair.count > 1 ? pair[1] : "")
      guard let entry = Self.entries.first(where: { $0.name == name }) else {
        let known = Self.entries.map(\.name).joined(separator: ", ")
        throw GeneratorError("There is no option “\(name)”. There are: \(known).")
      }
      guard seen.insert(name).inserted else { throw GeneratorError("The option \(name) is given twice.") }
      guard pair.count == 2 else { throw GeneratorError("The option \(name) has no value: \(name)=\(entry.form).") }
      try set(name, value)
    }
  }

  private mutating func set(_ name: String, _ value: String) throws {
    let list = value.split(separator: "+").map(String.init)
    switch name {
    case "access":
      guard ["public", "package", "internal"].contains(value) else {
        throw GeneratorError("access is public, package or internal, not “\(value)”.")
      }
      access = value
    case "kinds":
      kinds = []
      for name in list {
        guard let kind = Kind(rawValue: name) else {
          throw GeneratorError("kinds are messages, client, server and c, with + between them, not “\(name)”.")
        }
        kinds.insert(kind)
      }
      if kinds.isEmpty { throw GeneratorError("kinds names nothing to write.") }
      if kinds.contains(.c), kinds.count > 1 {
        throw GeneratorError(
          "kinds=c makes a target of its own: run the plugin once for it, and once for the Swift code.")
      }
    case "module": module = try Self.identifier(value, name)
    case "c_module": cModule = try Self.identifier(value, name)
    case "import": imports = try list.map { try Self.identifier($0, name) }
    default: externalPackages = Set(list)
    }
  }

  private static func identifier(_ value: String, _ option: String) throws -> String {
    let isName =
      value.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } == true
      && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard isName else { throw GeneratorError("\(option) is a module's name, which “\(value)” is not.") }
    return value
  }

  /// For those who run the plugin by hand.
  static var help: String {
    let options = entries.map { entry in
      "  \(entry.name)=\(entry.form)".padded(to: 22) + entry.meaning
    }.joined(separator: "\n")
    return """
      protoc-gen-dossier \(version): writes Swift messages, clients and servers for proto3 files.

      protoc and buf run it; what it is told is options with commas between them:

        protoc --dossier_out=Sources/CShop --dossier_opt=kinds=c,c_module=CShop shop/v1/orders.proto
        protoc --dossier_out=Sources/Shop --dossier_opt=module=Shop,c_module=CShop shop/v1/orders.proto

      \(options)

      --version and --help are for you.
      """
  }

  static let version = "0.1.0"
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}

/// Why nothing was generated.
struct GeneratorError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
