/// What the plugin's parameter says, such as `access=public,kinds=messages+client,module=Contracts`.
struct Options {
  /// What to write.
  enum Kind: String, CaseIterable {
    case messages
    case client
    case server
  }

  /// The access level of all that is written.
  var access = "public"
  var kinds = Set(Kind.allCases)
  /// The module that the code is for; `Messages` does not import itself.
  var module = "Contracts"
  /// Proto packages whose Swift types are in another module.
  var externalPackages: Set<String> = ["google.protobuf"]
  /// The module of C types.
  var cModule = "CMessages"
  /// Modules to import besides.
  var imports: [String] = []

  init(parameter: String) throws {
    for part in parameter.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let value = pair.count > 1 ? pair[1] : ""
      let list = value.split(separator: "+").map(String.init)
      switch pair[0] {
      case "access":
        guard ["public", "package", "internal"].contains(value) else {
          throw GeneratorError("access is public, package or internal, not \(value).")
        }
        access = value
      case "kinds":
        kinds = []
        for name in list {
          guard let kind = Kind(rawValue: name) else {
            throw GeneratorError("kinds are messages, client and server, not \(name).")
          }
          kinds.insert(kind)
        }
      case "module": module = value
      case "external": externalPackages = Set(list)
      case "c_module": cModule = value
      case "import": imports = list
      default: throw GeneratorError("There is no parameter \(pair[0]).")
      }
    }
  }
}

/// Why nothing was generated.
struct GeneratorError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
