/// Who may import whom: the design's rules, module by module.
///
/// Swift's package manager lets a file import whatever its module reaches through others; these rules do not.
struct Architecture {
  /// A module's folder and what its files may import besides the platform's own modules.
  struct Module {
    let name: String
    let folder: String
    let imports: Set<String>
    /// What of the platform it may use: nothing but Swift itself and its atomics and locks, or Foundation and C too.
    let platform: Set<String>
  }

  static let language: Set<String> = ["Swift", "Synchronization"]
  static let system: Set<String> = language.union([
    "Foundation", "FoundationEssentials", "FoundationNetworking", "Dispatch", "Glibc", "Musl", "Darwin",
  ])

  /// Modules over a C library: only the modules that this table lets import them do.
  static let librariesInC: Set<String> = [
    "CNGHTTP2", "CProtobuf", "CMessages", "COpenVINO", "CCLD2", "CEntityKernels", "CTesseract", "CPoppler", "CUchardet",
    "CXML", "CMarkdown", "CConfinement", "CVectors", "CZlib", "CZstd",
  ]

  /// C for tests alone: what protoc-c makes of the tests' own messages, a malloc that counts, and what ThreadSanitizer has
  /// to be told.
  static let testLibrariesInC: Set<String> = [
    "CTestMessages", "CInteropMessages", "CMessageShapes", "CNotes", "CAllocationCounting", "CThreadSanitizer",
  ]

  /// The C libraries with more than one importer, and why: messages are generated in C and in Swift.
  static let sharedLibrariesInC: Set<String> = ["CProtobuf", "CMessages"]

  static let modules: [Module] = shared + services + executables + harness

  private static func module(
    _ name: String, _ folder: String, _ imports: Set<String> = [], platform: Set<String> = system
  ) -> Module {
    Module(name: name, folder: folder, imports: imports, platform: platform)
  }

  private static let shared: [Module] = [
    module("Messages", "Shared/Messages", ["CProtobuf", "CMessages"]),
    module("Compression", "Shared/Compression", ["CZlib", "CZstd", "Messages"], platform: language),
    module("HTTP2", "Shared/HTTP2", ["CNGHTTP2"]),
    // The call layer has no I/O, so it needs nothing of the system; of Compression it needs the encodings' names.
    module("RPCCore", "Shared/RPCCore", ["Compression", "Messages"], platform: language),
    module("RPCInProcess", "Shared/RPCInProcess", ["RPCCore", "Messages"], platform: language),
    module("HTTPRoutes", "Shared/HTTPRoutes", ["Messages", "HTTPTypes"], platform: language),
    module(
      "RPCTransport", "Shared/RPCTransport",
      [
        "RPCCore", "Messages", "Compression", "HTTP2", "HTTPRoutes", "HTTPTypes", "Logging", "NIOCore", "NIOPosix",
        "NIOHTTP1", "NIOTLS", "NIOSSL", "NIOWebSocket",
        "NIOConcurrencyHelpers",
      ]),
    module("Contracts", "Shared/Contracts", ["Messages", "RPCCore", "CProtobuf", "CMessages"]),
    module("Inspection", "Shared/Inspection", ["RPCCore", "RPCTransport", "Messages", "Contracts"]),
    // Neither has a transport: interceptors are around calls of any, and spans go out over whatever client they get.
    module(
      "RPCInterceptors", "Shared/RPCInterceptors",
      ["RPCCore", "Messages", "Contracts", "Logging", "CoreMetrics", "Tracing"], platform: language),
    module(
      "OpenTelemetry", "Shared/OpenTelemetry",
      ["RPCCore", "Messages", "Contracts", "Logging", "CoreMetrics", "Tracing"], platform: language),
    module(
      "ServiceKit", "Shared/ServiceKit",
      [
        "RPCCore", "RPCTransport", "HTTPRoutes", "Contracts", "Messages", "Inspection", "RPCInterceptors",
        "OpenTelemetry", "HTTPTypes", "Logging", "Metrics", "CoreMetrics", "Tracing", "ArgumentParser",
      ]),
    module("Inference", "Shared/Inference", ["COpenVINO"]),
    module("protoc-gen-dossier", "Shared/protoc-gen-dossier", ["Messages"]),
  ]

  /// What every service's library may import besides its own wrappers: never a transport, never NIO, never another service.
  private static let calls: Set<String> = [
    "Contracts", "RPCCore", "RPCInterceptors", "Messages", "HTTPRoutes", "HTTPTypes", "Logging", "Metrics",
  ]

  private static let services: [Module] = [
    module("LanguageDetection", "Services/NLP/LanguageDetection", ["CCLD2"]),
    module("Embeddings", "Services/NLP/Embeddings", ["Inference"]),
    module("EntityTagger", "Services/NLP/EntityTagger", ["CEntityKernels"]),
    module("PersonalData", "Services/NLP/PersonalData", ["Inference", "Embeddings"]),
    module(
      "NLP", "Services/NLP/Service",
      calls.union(["Embeddings", "EntityTagger", "PersonalData", "LanguageDetection", "Inference"])),
    module("OCR", "Services/Vision/OCR", ["CTesseract"]),
    module("FileTypes", "Services/Vision/FileTypes", ["Inference"]),
    module("Orientation", "Services/Vision/Orientation", ["Inference", "OCR"]),
    module("Vision", "Services/Vision/Service", calls.union(["OCR", "FileTypes", "Orientation", "Inference"])),
    module("ExtractionProtocol", "Services/Worker/ExtractionProtocol"),
    module(
      "Extraction", "Services/Worker/Extraction",
      ["CPoppler", "CUchardet", "CXML", "CMarkdown", "ExtractionProtocol"]),
    module("Worker", "Services/Worker/Service", calls.union(["ExtractionProtocol"])),
    module("Storage", "Services/API/Storage", ["CVectors", "GRDB", "Crypto", "Logging"]),
    module("API", "Services/API/Service", calls.union(["Storage", "Crypto"])),
    // The command line calls services as any client does, and reads what `up` left for it.
    module(
      "CLI", "Services/CLI/Service",
      [
        "Contracts", "RPCCore", "RPCTransport", "Compression", "Messages", "Inspection", "ServiceKit", "ArgumentParser",
        "Logging",
      ]),
  ]

  /// A main only wires: its service's library, what that is configured with, and what every main repeats.
  private static let executables: [Module] =
    [
      ("dossier-api", "API", ["API", "Storage", "RPCCore"]), ("dossier-nlp", "NLP", ["NLP", "Inference"]),
      ("dossier-vision", "Vision", ["Vision", "OCR", "Inference"]),
      ("dossier-worker", "Worker", ["Worker", "ExtractionProtocol", "RPCCore", "RPCInterceptors"]),
      ("dossier", "CLI", ["CLI"]),
    ].map { module($0.0, "Services/\($0.1)/Main", Set($0.2).union(["ServiceKit", "ArgumentParser"])) } + [
      module("dossier-extractor", "Services/Worker/Extractor", ["Extraction", "ExtractionProtocol", "CConfinement"])
    ]

  /// What tests share, and the benchmarks.
  private static let harness: [Module] = [
    module("Installations", "Tests/Installations", ["Contracts", "RPCCore", "RPCTransport", "Messages", "Testing"]),
    module("References", "Tests/References"),
    module("AllocationCounting", "Tests/AllocationCounting", ["CAllocationCounting"]),
    module(
      "fuzz", "Tests/Fuzz",
      [
        "Contracts", "RPCCore", "RPCTransport", "HTTPRoutes", "HTTP2", "Compression", "Messages", "NIOCore",
        "NIOEmbedded",
      ]),
    module("Notes", "Tests/Examples/Generated/Notes", ["Messages", "RPCCore", "Contracts", "CProtobuf", "CNotes"]),
    module(
      "MessageShapes", "Tests/MessageShapes/MessageShapes",
      ["AllocationCounting", "CMessageShapes", "CProtobuf", "Messages"]),
    module(
      "InteropMessages", "Tests/Interop/Generated/InteropMessages",
      ["Messages", "RPCCore", "CProtobuf", "CInteropMessages"]),
    module("InteropCases", "Tests/Interop/Cases", ["InteropMessages", "Compression", "Messages", "RPCCore"]),
    module(
      "interop-server", "Tests/Interop/Server", ["InteropCases", "RPCCore", "RPCTransport", "ArgumentParser"]),
    module(
      "interop-client", "Tests/Interop/Client", ["InteropCases", "RPCCore", "RPCTransport", "ArgumentParser"]),
    module(
      "dossier-bench", "Tests/Benchmarks",
      [
        "Installations", "References", "AllocationCounting", "Contracts", "RPCCore", "RPCTransport", "Messages",
        "Embeddings", "EntityTagger", "Inference", "MessageShapes", "OCR", "RPCInterceptors", "ServiceKit", "Storage",
        "ArgumentParser", "Logging",
      ]),
  ]
}
