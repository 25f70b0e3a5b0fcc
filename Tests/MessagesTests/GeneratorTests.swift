import Foundation
import Messages
import Testing

@Suite("The generator, as protoc and buf run it", .timeLimit(.minutes(10)))
struct GeneratorTests {
  /// What a program printed, and how it ended.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  private static let proto = """
    syntax = "proto3";
    package shop.v1;
    import "google/protobuf/timestamp.proto";

    // Takes orders.
    //
    // Two paragraphs.
    service Orders {
      // Takes one.
      rpc PlaceOrder(Order) returns (Receipt);
      // Takes one, the old way.
      rpc Buy(Order) returns (Receipt) { option deprecated = true; }
      rpc WatchOrders(Order) returns (stream Receipt);
      rpc PlaceMany(stream Order) returns (Receipt);
      rpc Talk(stream Order) returns (stream Receipt);
    }

    // What somebody wants.\r
    // In two lines.
    message Order {
      // Who wants it.
      string customer = 1;
      string note = 2 [deprecated = true]; // Behind the field.
      // How it is paid.
      oneof payment {
        // By card.
        string card = 3;
        bytes token = 4;
      }
      repeated Line lines = 5;
      // A part of an order.
      message Line {
        option deprecated = true;
        string article = 1;
        map<string, string> extras = 2;
      }
      google.protobuf.Timestamp placed = 6;
    }

    message Receipt {
      State state = 1;
    }

    // How an order stands.
    enum State {
      STATE_UNSPECIFIED = 0;
      // It is on its way.
      STATE_SENT = 1;
      STATE_LOST = 2 [deprecated = true];
    }

    """

  private let folder: URL
  private let plugin: URL
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "generator-\(UUID().uuidString)")
    let protos = folder.appending(path: "protos/shop/v1")
    try FileManager.default.createDirectory(at: protos, withIntermediateDirectories: true)
    try Data(Self.proto.utf8).write(to: protos.appending(path: "orders.proto"))
    let programs = CommandLine.arguments.map { URL(filePath: $0).deletingLastPathComponent() }
    plugin = try #require(
      programs.map { $0.appending(path: "protoc-gen-dossier") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) })
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes, which would have to be read at the same time.
    let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  private func protoc(_ option: String, out: String = "out") throws -> Run {
    try FileManager.default.createDirectory(
      at: folder.appending(path: out), withIntermediateDirectories: true)
    return try run(
      "protoc",
      [
        "-Iprotos", "-I\(root.path)/proto", "--plugin=protoc-gen-dossier=\(plugin.path)", "--dossier_out=\(out)",
        "--dossier_opt=\(option)", "shop/v1/orders.proto",
      ])
  }

  private func files(_ out: String = "out") throws -> [String: String] {
    let top = folder.appending(path: out)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: top.path)
      .filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") || $0.hasSuffix(".h") || $0.hasSuffix(".modulemap") }
    return try Dictionary(
      uniqueKeysWithValues: paths.map { ($0, try String(contentsOf: top.appending(path: $0), encoding: .utf8)) })
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }

  @Test("Comments are carried over, and what is deprecated is said to be")
  func comments() throws {
    defer { clean() }
    let result = try protoc("module=Shop,c_module=CShop")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let files = try files()
    let messages = try #require(files["Shop.V1/Shop.V1.Orders.swift"])
    for text in [
      "  /// What somebody wants.\n  /// In two lines.\n  public struct Order:",
      "    /// Who wants it.\n    public var customer: String",
      "    /// Behind the field.\n    ///\n    /// - Warning: Deprecated.\n    public var note: String",
      "    /// How it is paid.\n    public var payment: Payment?",
      "    /// How it is paid.\n    public enum Payment:",
      "      /// By card.\n      case card(String)",
      "    /// A part of an order.\n    ///\n    /// - Warning: Deprecated.\n    public struct Line:",
      "  /// How an order stands.\n  public enum State:",
      "    /// It is on its way.\n    case sent",
      "    /// - Warning: Deprecated.\n    case lost",
    ] { #expect(messages.contains(text), "\(text)\nis not in\n\(messages)") }
    let services = try #require(files["Shop.V1/Shop.V1.Orders+Services.swift"])
    for text in [
      "  /// Takes orders.\n  ///\n  /// Two paragraphs.\n  ///\n  /// A server serves a type that conforms.\n",
      "    /// Takes one.\n    func placeOrder(_ request: Order, context: ServerContext) async throws -> Receipt",
      "    /// Takes one, the old way.\n    ///\n    /// - Warning: Deprecated.\n    @available(*, deprecated)\n    public func buy(",
    ] { #expect(services.contains(text), "\(text)\nis not in\n\(services)") }
  }

  @Test(
    "What is written has the access level and the parts that are asked for",
    arguments: ["public", "package", "internal"])
  func access(level: String) throws {
    defer { clean() }
    #expect(try protoc("access=\(level),kinds=messages+client,module=Shop,c_module=CShop").status == 0)
    let code = try files()
    #expect(
      Set(code.keys) == ["Namespaces.swift", "Shop.V1/Shop.V1.Orders.swift", "Shop.V1/Shop.V1.Orders+Services.swift"])
    let all = code.values.joined()
    for other in ["public", "package", "internal"] where other != level {
      let levels = all.matches(of: try Regex("(?m)^ *\(other) (?!import)")).count
      #expect(levels == 0, "\(other)")
    }
    #expect(all.contains("\(level) struct Order:") && all.contains("\(level) struct OrdersClient:"))
    #expect(!all.contains("protocol Orders"))
  }

  /// The types in C and in Swift, and a program that uses them, through the compiler.
  @Test("It compiles at every access level", arguments: ["public", "package", "internal"])
  func compiles(level: String) throws {
    defer { clean() }
    let c = try protoc("kinds=c,c_module=CShop", out: "CShop")
    #expect(c.status == 0, "\(c.errors)")
    #expect(try protoc("access=\(level),module=Shop,c_module=CShop", out: "Shop").status == 0)
    let header = try #require(try files("CShop")["include/shop/v1/orders.pb-c.h"])
    #expect(header.contains("ProtobufCBinaryData customer;"))
    let use = """
      import Messages
      func use() throws {
        var order = Shop.V1.Order(customer: "a", payment: .card("1"), lines: [.init(article: "b", extras: ["c": "d"])])
        order.placed = .init(seconds: 1)
        _ = try Shop.V1.Order(serialized: order.serialized())
      }
      """
    try Data(use.utf8).write(to: folder.appending(path: "Shop/Use.swift"))
    let build = plugin.deletingLastPathComponent()
    let sources = try files("Shop").keys.map { "Shop/\($0)" }.sorted()
    let swift = try run(
      "swiftc",
      [
        "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-package-name", "shop", "-module-name", "Shop",
        "-I", build.appending(path: "Modules").path, "-I", "CShop/include",
      ]
        + ["CProtobuf", "CMessages/include", "CZlib", "CZstd"].flatMap {
          ["-I", root.appending(path: "Shared/\($0)").path]
        }
        + sources)
    #expect(swift.status == 0, "\(swift.errors)")
  }

  @Test("C types are marked as those that the package has, so that texts are told from bytes")
  func marks() throws {
    defer { clean() }
    #expect(try protoc("kinds=c,c_module=CShop", out: "CShop").status == 0)
    let source = try #require(try files("CShop")["shop/v1/orders.pb-c.c"])
    // customer, note, card, article, and keys and values of extras; the token is bytes.
    #expect(source.matches(of: /\n *1,NULL,NULL/).count == 6)
    #expect(
      try files("CShop")["include/module.modulemap"] == "module CShop {\n  umbrella header \"CShop.h\"\n  export *\n}\n"
    )
  }

  @Test("buf generate writes the same as protoc")
  func buf() throws {
    defer { clean() }
    let buf = root.appending(path: ".deps/bin/buf").path
    let configuration = """
      version: v2
      inputs:
        - directory: protos
      plugins:
        - local: \(plugin.path)
          out: buf/CShop
          strategy: all
          opt: [kinds=c, c_module=CShop]
        - local: \(plugin.path)
          out: buf/Shop
          strategy: all
          opt: [module=Shop, c_module=CShop]
      """
    try Data(configuration.utf8).write(to: folder.appending(path: "buf.gen.yaml"))
    try Data("version: v2\n".utf8).write(to: folder.appending(path: "protos/buf.yaml"))
    let result = try run(buf, ["generate"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(try protoc("kinds=c,c_module=CShop", out: "CShop").status == 0)
    #expect(try protoc("module=Shop,c_module=CShop", out: "Shop").status == 0)
    #expect(try files("buf/CShop") == files("CShop"))
    // Of the descriptor's bytes buf and protoc may differ; of the code they do not.
    func code(_ out: String) throws -> [String: String] {
      try files(out).mapValues { $0.replacing(/embedded: """.*?"""/.dotMatchesNewlines(), with: "") }
    }
    #expect(try code("buf/Shop") == code("Shop"))
  }

  @Test(
    "What is wrong with an option is said, with what there is",
    arguments: [
      ("acess=public", "There is no option “acess”. There are: access, kinds,"),
      ("access=open", "access is public, package or internal, not “open”."),
      ("access", "The option access has no value: access=LEVEL."), ("kinds=", "kinds names nothing to write."),
      ("kinds=messages+servers", "not “servers”"), ("kinds=c+messages", "a target of its own"),
      ("module=A,module=B", "The option module is given twice."), ("module=My-Shop", "which “My-Shop” is not"),
      ("c_module=", "which “” is not"), ("import=A+1", "which “1” is not"), ("=", "There is no option “”."),
    ])
  func errors(option: String, words: String) throws {
    defer { clean() }
    let result = try protoc(option)
    #expect(result.status != 0 && result.errors.contains(words), "\(result.errors)")
  }

  @Test(
    "A file that there is no code for is named",
    arguments: [
      ("syntax = \"proto2\";\npackage shop.v1;\nmessage A {}\n", "is not in proto3"),
      ("syntax = \"proto3\";\nmessage A {}\n", "has no package"),
    ])
  func files(proto: String, words: String) throws {
    defer { clean() }
    try Data(proto.utf8).write(to: folder.appending(path: "protos/shop/v1/orders.proto"))
    let result = try protoc("module=Shop")
    #expect(result.status != 0 && result.errors.contains("shop/v1/orders.proto \(words)"), "\(result.errors)")
  }

  @Test("Types that come with the runtime are imported, not declared")
  func bundled() throws {
    defer { clean() }
    let proto = """
      syntax = "proto3"; package shop.v1; import "google/rpc/status.proto"; message A { google.rpc.Status a = 1; }
      """
    try Data(proto.utf8).write(to: folder.appending(path: "protos/shop/v1/orders.proto"))
    #expect(try protoc("module=Shop").status == 0)
    #expect(try files()["Shop.V1/Shop.V1.Orders.swift"]?.contains("\nimport Contracts\nimport Messages\n") == true)
    #expect(try files()["Namespaces.swift"]?.contains("enum Google") == false)
  }

  @Test("Run by hand it says what it is for")
  func help() throws {
    defer { clean() }
    let version = try run(plugin.path, ["--version"])
    #expect(version.status == 0 && version.output.hasPrefix("protoc-gen-dossier "))
    let help = try run(plugin.path, ["--help"])
    #expect(help.status == 0 && help.output.contains("--dossier_opt") && help.output.contains("access=LEVEL"))
    let wrong = try run(plugin.path, ["orders.proto"])
    #expect(wrong.status == 64 && wrong.output.isEmpty && wrong.errors == help.output)
  }
}
