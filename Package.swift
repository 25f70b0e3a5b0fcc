// swift-tools-version:6.2
// Dossier: the RPC runtime as libraries, and the services built on it.
// Libraries stand in Shared/, lowest first; a service is a library plus a main that only wires it (see README.md).
import PackageDescription

// MARK: - Settings

/// Every Swift target: Swift 6 language mode (the tools version's default) and explicit existentials.
let swift: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// Targets that touch C: each unsafe use is spelled out.
let swiftOverC: [SwiftSetting] = swift + [.strictMemorySafety()]

/// `make deps` puts OpenVINO (headers, libraries) here, out of the pinned PyPI wheel.
let openVINO = "\(Context.packageDirectory)/.deps/openvino"

// MARK: - Products

let products: [Product] = [
  // The RPC runtime, usable without any of the services.
  .library(name: "Messages", targets: ["Messages"]),
  .library(
    name: "RPC",
    targets: [
      "Compression", "RPCCore", "RPCInProcess", "HTTPRoutes", "RPCTransport", "Contracts", "Inspection",
      "RPCInterceptors", "OpenTelemetry",
    ]),
  .executable(name: "protoc-gen-dossier", targets: ["protoc-gen-dossier"]),
  // gRPC's interoperability server and client, for other implementations to be tried against.
  .executable(name: "interop-server", targets: ["interop-server"]),
  .executable(name: "interop-client", targets: ["interop-client"]),
  // The services, and the one command that runs and inspects them.
  .executable(name: "dossier", targets: ["dossier"]),
  .executable(name: "dossier-api", targets: ["dossier-api"]),
  .executable(name: "dossier-nlp", targets: ["dossier-nlp"]),
  .executable(name: "dossier-vision", targets: ["dossier-vision"]),
  .executable(name: "dossier-worker", targets: ["dossier-worker"]),
  .executable(name: "dossier-extractor", targets: ["dossier-extractor"]),
]

// MARK: - Dependencies

let dependencies: [Package.Dependency] = [
  .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
  .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioWebSocket: Target.Dependency = .product(name: "NIOWebSocket", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let tracing: Target.Dependency = .product(name: "Tracing", package: "swift-distributed-tracing")
let metricsTestKit: Target.Dependency = .product(name: "MetricsTestKit", package: "swift-metrics")
let inMemoryTracing: Target.Dependency = .product(name: "InMemoryTracing", package: "swift-distributed-tracing")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

// MARK: - Shared libraries, lowest first

let shared: [Target] = [
  // libnghttp2: frames, HPACK, flow control.
  .systemLibrary(
    name: "CNGHTTP2", path: "Shared/CNGHTTP2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
  // libprotobuf-c: the wire codec.
  .systemLibrary(
    name: "CProtobuf", path: "Shared/CProtobuf", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
  // zlib and libzstd: what messages are compressed by.
  .systemLibrary(name: "CZlib", path: "Shared/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CZstd", path: "Shared/CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
  // OpenVINO's C API, from the prefix that `make deps` makes.
  .systemLibrary(name: "COpenVINO", path: "Shared/COpenVINO"),
  // Generated C message types and descriptors (protoc-c).
  .target(name: "CMessages", dependencies: ["CProtobuf"], path: "Shared/CMessages"),
  // What a message is: codec over libprotobuf-c, schema, canonical JSON.
  .target(
    name: "Messages", dependencies: ["CProtobuf", "CMessages"], path: "Shared/Messages",
    // Lifetimes: `Bytes` gives spans.
    swiftSettings: swiftOverC + [.enableExperimentalFeature("Lifetimes")]),
  // Compressed messages: bytes in, bytes out, within limits.
  .target(
    name: "Compression", dependencies: ["CZlib", "CZstd", "Messages"], path: "Shared/Compression",
    swiftSettings: swiftOverC),
  // An HTTP/2 session: bytes in, events out, bytes out.
  .target(name: "HTTP2", dependencies: ["CNGHTTP2"], path: "Shared/HTTP2", swiftSettings: swiftOverC),
  // The call layer: status, metadata, deadlines, methods, interceptors, client, server; no I/O.
  .target(name: "RPCCore", dependencies: ["Compression", "Messages"], path: "Shared/RPCCore", swiftSettings: swift),
  // The reference transport.
  .target(
    name: "RPCInProcess", dependencies: ["RPCCore", "Messages"], path: "Shared/RPCInProcess", swiftSettings: swift),
  // Plain HTTP routes as values, so that services can offer them without a transport.
  .target(name: "HTTPRoutes", dependencies: ["Messages", httpTypes], path: "Shared/HTTPRoutes", swiftSettings: swift),
  // The network transport: SwiftNIO sockets under HTTP/2 and HTTP/1.1.
  .target(
    name: "RPCTransport",
    dependencies: [
      "RPCCore", "Messages", "Compression", "HTTP2", "HTTPRoutes", nioCore, nioPosix, nioHTTP1, nioWebSocket, nioTLS,
      nioSSL, httpTypes, logging,
    ],
    path: "Shared/RPCTransport", swiftSettings: swiftOverC),
  // Generated Swift: message structs, client and server stubs.
  .target(
    name: "Contracts", dependencies: ["Messages", "RPCCore", "CProtobuf", "CMessages"], path: "Shared/Contracts",
    swiftSettings: swift),
  // What a process tells of itself: reflection, channelz, binary logs.
  .target(
    name: "Inspection", dependencies: ["RPCCore", "RPCTransport", "Messages", "Contracts"], path: "Shared/Inspection",
    swiftSettings: swift),
  // Interceptors for servers and clients: logs, metrics, traces, authentication, limits.
  .target(
    name: "RPCInterceptors", dependencies: ["RPCCore", "Messages", "Contracts", logging, metrics, tracing],
    path: "Shared/RPCInterceptors", swiftSettings: swift),
  // A tracer that exports spans by OTLP over our own client.
  .target(
    name: "OpenTelemetry", dependencies: ["RPCCore", "Messages", "Contracts", logging, metrics, tracing],
    path: "Shared/OpenTelemetry", swiftSettings: swift),
  // What every main repeats: configuration, readiness, health, logs, metrics, traces, lifecycle.
  .target(
    name: "ServiceKit",
    dependencies: [
      "RPCCore", "RPCTransport", "HTTPRoutes", "Contracts", "Messages", "Inspection", "RPCInterceptors",
      "OpenTelemetry", httpTypes, logging, metrics, tracing, argumentParser,
    ],
    path: "Shared/ServiceKit", swiftSettings: swift),
  // OpenVINO as a Swift type, and the model store.
  .target(
    name: "Inference", dependencies: ["COpenVINO"], path: "Shared/Inference",
    swiftSettings: swiftOverC + [.unsafeFlags(["-I\(openVINO)/include"])],
    linkerSettings: [
      .unsafeFlags(["-L\(openVINO)/lib", "-Xlinker", "-rpath", "-Xlinker", "\(openVINO)/lib"])
    ]),
  // The protoc plugin that writes Shared/Contracts.
  .executableTarget(
    name: "protoc-gen-dossier", dependencies: ["Messages"], path: "Shared/protoc-gen-dossier", swiftSettings: swift),
]

// MARK: - nlp

let nlp: [Target] = [
  // CLD2 behind a C face (it is C++).
  .target(name: "CCLD2", path: "Services/NLP/CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
  // Which language a text is in.
  .target(
    name: "LanguageDetection", dependencies: ["CCLD2"], path: "Services/NLP/LanguageDetection",
    swiftSettings: swiftOverC),
  // Word pieces, sentence vectors, token-aware passages.
  .target(name: "Embeddings", dependencies: ["Inference"], path: "Services/NLP/Embeddings", swiftSettings: swift),
  // The inner loops of EntityTagger's network, in C for the sake of the vector units.
  .target(name: "CEntityKernels", path: "Services/NLP/CEntityKernels", cSettings: [.unsafeFlags(["-O3"])]),
  // spaCy's small English named-entity recogniser, natively.
  .target(
    name: "EntityTagger", dependencies: ["CEntityKernels"], path: "Services/NLP/EntityTagger", swiftSettings: swiftOverC
  ),
  // Personal data: a token classifier, and patterns with checksums.
  .target(
    name: "PersonalData", dependencies: ["Inference", "Embeddings"], path: "Services/NLP/PersonalData",
    swiftSettings: swift),
  // The service.
  .target(
    name: "NLP",
    dependencies: [
      "Contracts", "RPCCore", "Messages", "Embeddings", "EntityTagger", "PersonalData", "LanguageDetection",
      "Inference", logging,
    ],
    path: "Services/NLP/Service", swiftSettings: swift),
  .executableTarget(
    name: "dossier-nlp", dependencies: ["NLP", "Inference", "ServiceKit", argumentParser], path: "Services/NLP/Main",
    swiftSettings: swift),
]

// MARK: - vision

let vision: [Target] = [
  // Tesseract and Leptonica: C libraries.
  .systemLibrary(
    name: "CTesseract", path: "Services/Vision/CTesseract", pkgConfig: "tesseract",
    providers: [.apt(["libtesseract-dev"])]),
  // Images in memory, and the text in them.
  .target(name: "OCR", dependencies: ["CTesseract"], path: "Services/Vision/OCR", swiftSettings: swiftOverC),
  // What a file is, by content.
  .target(name: "FileTypes", dependencies: ["Inference"], path: "Services/Vision/FileTypes", swiftSettings: swift),
  // Which way up an image stands.
  .target(
    name: "Orientation", dependencies: ["Inference", "OCR"], path: "Services/Vision/Orientation", swiftSettings: swift),
  // The service.
  .target(
    name: "Vision",
    dependencies: ["Contracts", "RPCCore", "Messages", "OCR", "FileTypes", "Orientation", "Inference", logging],
    path: "Services/Vision/Service", swiftSettings: swift),
  .executableTarget(
    name: "dossier-vision", dependencies: ["Vision", "OCR", "Inference", "ServiceKit", argumentParser],
    path: "Services/Vision/Main",
    swiftSettings: swift),
]

// MARK: - worker

let worker: [Target] = [
  .systemLibrary(
    name: "CPoppler", path: "Services/Worker/CPoppler", pkgConfig: "poppler-glib",
    providers: [.apt(["libpoppler-glib-dev"])]),
  .systemLibrary(
    name: "CUchardet", path: "Services/Worker/CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
  .systemLibrary(
    name: "CXML", path: "Services/Worker/CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
  .systemLibrary(
    name: "CMarkdown", path: "Services/Worker/CMarkdown", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
  // Text and page images out of files; runs only inside the extractor process.
  .target(
    name: "Extraction", dependencies: ["CPoppler", "CUchardet", "CXML", "CMarkdown", "ExtractionProtocol"],
    path: "Services/Worker/Extraction", swiftSettings: swiftOverC),
  // What worker and extractor say to each other over a pipe.
  .target(name: "ExtractionProtocol", path: "Services/Worker/ExtractionProtocol", swiftSettings: swiftOverC),
  // prctl, seccomp and close_range, which Swift does not import.
  .systemLibrary(name: "CConfinement", path: "Services/Worker/CConfinement"),
  // One file in, pages out: the process whose crash, memory and time are bounded.
  .executableTarget(
    name: "dossier-extractor", dependencies: ["Extraction", "ExtractionProtocol", "CConfinement"],
    path: "Services/Worker/Extractor",
    swiftSettings: swiftOverC),
  // The service.
  .target(
    name: "Worker", dependencies: ["Contracts", "RPCCore", "Messages", "ExtractionProtocol", logging],
    path: "Services/Worker/Service", swiftSettings: swift),
  .executableTarget(
    name: "dossier-worker",
    dependencies: ["Worker", "ExtractionProtocol", "RPCCore", "RPCInterceptors", "ServiceKit", argumentParser],
    path: "Services/Worker/Main",
    swiftSettings: swift),
]

// MARK: - api

let api: [Target] = [
  // Dot products over quantised vectors, in C for the sake of the vector units.
  .target(name: "CVectors", path: "Services/API/CVectors", cSettings: [.unsafeFlags(["-O3"])]),
  // State: database, blobs, full text, vectors, jobs.
  .target(
    name: "Storage", dependencies: ["CVectors", grdb, crypto, logging], path: "Services/API/Storage",
    swiftSettings: swiftOverC),
  // The service.
  .target(
    name: "API",
    dependencies: [
      "Contracts", "RPCCore", "RPCInterceptors", "Messages", "Storage", "HTTPRoutes", crypto, httpTypes, logging,
    ],
    path: "Services/API/Service", swiftSettings: swift),
  .executableTarget(
    name: "dossier-api", dependencies: ["API", "ServiceKit", argumentParser], path: "Services/API/Main",
    swiftSettings: swift),
]

// MARK: - command line

let cli: [Target] = [
  .target(
    name: "CLI",
    dependencies: [
      "Contracts", "RPCCore", "RPCTransport", "Compression", "Messages", "Inspection", "ServiceKit", argumentParser,
    ],
    path: "Services/CLI/Service", swiftSettings: swift),
  .executableTarget(name: "dossier", dependencies: ["CLI"], path: "Services/CLI/Main", swiftSettings: swift),
]

// MARK: - Tests

func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies, path: "Tests/\(name)Tests",
    exclude: exclude, swiftSettings: swift)
}

let tests: [Target] = [
  // Generated C message types of the tests' own proto files.
  .target(name: "CTestMessages", dependencies: ["CProtobuf", "CMessages"], path: "Tests/CTestMessages"),
  // What ThreadSanitizer has to be told of Swift's own locks.
  .target(name: "CThreadSanitizer", path: "Tests/CThreadSanitizer"),
  // malloc and its kin, counted: for tests and benchmarks of how often code asks for memory.
  .target(name: "CAllocationCounting", path: "Tests/CAllocationCounting"),
  .target(
    name: "AllocationCounting", dependencies: ["CAllocationCounting"], path: "Tests/AllocationCounting",
    swiftSettings: swift),
  // Messages of four shapes, to measure and count on; generated as all others.
  .target(
    name: "CMessageShapes", dependencies: ["CProtobuf", "CMessages"], path: "Tests/MessageShapes/CMessageShapes"),
  .target(
    name: "MessageShapes", dependencies: ["CMessageShapes", "CProtobuf", "AllocationCounting", "Messages"],
    path: "Tests/MessageShapes/MessageShapes", swiftSettings: swift),
  tests(
    of: "Messages", ["AllocationCounting", "Contracts", "CTestMessages", "MessageShapes", "protoc-gen-dossier"],
    exclude: ["Protos"]),
  tests(of: "Compression", ["Installations", "Messages"]),
  tests(of: "HTTP2"),
  tests(of: "RPCCore", ["CThreadSanitizer", "RPCInProcess", "Messages"]),
  tests(
    of: "RPCTransport",
    [
      "RPCCore", "RPCInProcess", "Messages", "Compression", "HTTP2", "HTTPRoutes", "Contracts", "Installations",
      "AllocationCounting", httpTypes, nioCore, nioEmbedded, nioPosix, nioSSL,
    ]),
  tests(of: "Inspection", ["Installations", "RPCInProcess", "RPCTransport", "Contracts", "RPCCore", "Messages"]),
  tests(
    of: "RPCInterceptors",
    ["RPCInProcess", "RPCTransport", "RPCCore", "Contracts", "Messages", logging, metricsTestKit, inMemoryTracing]),
  tests(
    of: "OpenTelemetry",
    ["RPCInProcess", "RPCInterceptors", "RPCCore", "Contracts", "Messages", logging, metricsTestKit, tracing]),
  tests(
    of: "ServiceKit",
    [
      "Installations", "RPCInProcess", "RPCTransport", "OpenTelemetry", "Contracts", "RPCCore", "Messages", httpTypes,
      logging,
    ]),
  tests(of: "Inference"),
  tests(of: "LanguageDetection"),
  tests(of: "Embeddings", ["Inference", "References"], exclude: ["Reference"]),
  tests(of: "EntityTagger", ["References"], exclude: ["Reference"]),
  tests(of: "PersonalData", ["Inference"]),
  tests(of: "NLP", ["RPCInProcess", "Contracts", "RPCCore", "Inference"]),
  tests(of: "OCR", ["References"]),
  tests(of: "FileTypes", ["Inference"]),
  tests(
    of: "Vision", ["RPCInProcess", "Contracts", "RPCCore", "Messages", "Inference", "OCR", "Orientation"],
    exclude: ["Fixtures"]),
  tests(of: "Extraction", ["ExtractionProtocol", "dossier-extractor"]),
  tests(
    of: "Worker",
    [
      "RPCInProcess", "Contracts", "RPCCore", "Messages", "ExtractionProtocol", "Inference", "NLP", "Vision",
      "dossier-extractor", logging,
    ]),
  tests(of: "Storage", [grdb, crypto]),
  tests(of: "API", ["RPCInProcess", "Contracts", "Storage"]),
  tests(of: "CLI", ["RPCInProcess", "Contracts", "RPCCore", "Messages", "Inspection", "ServiceKit", argumentParser]),
  .testTarget(name: "TidyTests", path: "Tests/TidyTests", swiftSettings: swift),
  // Real installations for the tests of whole processes to run against.
  .target(
    name: "Installations", dependencies: ["Contracts", "RPCCore", "RPCTransport", "Messages"],
    path: "Tests/Installations",
    swiftSettings: swift),
  // Answers that other people's programs gave, for what is held to them.
  .target(name: "References", path: "Tests/References", swiftSettings: swift),
  // `make bench`.
  .executableTarget(
    name: "dossier-bench",
    dependencies: [
      "Installations", "References", "AllocationCounting", "Contracts", "RPCCore", "RPCTransport", "Messages",
      "Embeddings", "EntityTagger", "Inference", "MessageShapes", "OCR", "RPCInterceptors", "ServiceKit", "Storage",
      argumentParser, logging,
    ],
    path: "Tests/Benchmarks", exclude: ["RPCPeers", "peers", "peers.py", "peers.txt"], swiftSettings: swift),
  .testTarget(
    name: "EndToEndTests",
    dependencies: ["Installations", "References", "Contracts", "RPCCore", "RPCTransport", "Messages", crypto],
    path: "Tests/EndToEndTests", swiftSettings: swift),
  // What the documentation shows, as those who use the runtime write it; `NotesService` is generated.
  .target(name: "CNotes", dependencies: ["CProtobuf", "CMessages"], path: "Tests/Examples/Generated/CNotes"),
  .target(
    name: "Notes", dependencies: ["CNotes", "CProtobuf", "Contracts", "Messages", "RPCCore"],
    path: "Tests/Examples/Generated/Notes", swiftSettings: swift),
  .testTarget(
    name: "ExamplesTests",
    dependencies: [
      "Notes", "Contracts", "Compression", "HTTPRoutes", "Inspection", "Installations", "Messages", "OpenTelemetry",
      "RPCCore", "RPCInProcess", "RPCInterceptors", "RPCTransport", httpTypes, logging, metrics, metricsTestKit,
    ],
    path: "Tests/ExamplesTests", swiftSettings: swift),
  // gRPC's interoperability cases in both roles, over generated messages of its own.
  .target(
    name: "CInteropMessages", dependencies: ["CProtobuf", "CMessages"],
    path: "Tests/Interop/Generated/CInteropMessages"),
  .target(
    name: "InteropMessages", dependencies: ["CInteropMessages", "CProtobuf", "Messages", "RPCCore"],
    path: "Tests/Interop/Generated/InteropMessages", swiftSettings: swift),
  .target(
    name: "InteropCases", dependencies: ["InteropMessages", "Compression", "Messages", "RPCCore"],
    path: "Tests/Interop/Cases", swiftSettings: swift),
  .executableTarget(
    name: "interop-server", dependencies: ["InteropCases", "RPCCore", "RPCTransport", argumentParser],
    path: "Tests/Interop/Server", swiftSettings: swift),
  .executableTarget(
    name: "interop-client", dependencies: ["InteropCases", "RPCCore", "RPCTransport", argumentParser],
    path: "Tests/Interop/Client", swiftSettings: swift),
  .testTarget(
    name: "InteropTests",
    dependencies: [
      "InteropCases", "interop-server", "interop-client",
      "Installations", "Contracts", "RPCCore", "RPCTransport", "RPCInterceptors", "OpenTelemetry", "HTTPRoutes",
      "Compression", "Inspection", "Messages", "ServiceKit", logging, tracing,
    ],
    path: "Tests/InteropTests",
    exclude: [
      "browser.html", "client.py", "collector.py", "connect.py", "envoy.yaml", "files.proto", "server.py",
      "traced_client.py", "websocket.html", "websocket.py",
    ], swiftSettings: swift),
]

// MARK: - Fuzzing

/// What reads a peer's bytes, under libFuzzer, which brings `main`.
let fuzzing: [Target] = [
  .executableTarget(
    name: "fuzz",
    dependencies: [
      "Contracts", "RPCCore", "RPCTransport", "HTTPRoutes", "HTTP2", "Compression", "Messages", nioCore, nioEmbedded,
    ],
    path: "Tests/Fuzz", exclude: ["Corpora"], swiftSettings: swift + [.unsafeFlags(["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
]

// MARK: - Package

/// The RPC runtime's tests, and what they need.
let runtimeTests: Set<String> = [
  "AllocationCounting", "CAllocationCounting", "CMessageShapes", "CNotes", "CTestMessages", "CThreadSanitizer",
  "Installations", "MessageShapes", "Notes", "MessagesTests", "CompressionTests", "ExamplesTests", "HTTP2Tests",
  "RPCCoreTests", "RPCTransportTests", "InspectionTests", "RPCInterceptorsTests", "OpenTelemetryTests",
  "ServiceKitTests", "TidyTests",
]

/// Those that let it meet other people's programs.
let interopTests: Set<String> = [
  "CInteropMessages", "InteropMessages", "InteropCases", "interop-server", "interop-client", "InteropTests",
]

/// A part of the package where that alone is to be built, which needs none of the engines: `rpc` is the RPC runtime and
/// its tests, `interop` adds InteropTests, of which those that need no service run, `fuzz` is what `make fuzz` runs.
let part = Context.environment["DOSSIER_PART"]

let targets: [Target] =
  switch part {
  case "rpc", "interop":
    shared.filter { !["COpenVINO", "Inference"].contains($0.name) }
      + tests.filter { runtimeTests.contains($0.name) || part == "interop" && interopTests.contains($0.name) }
  case "fuzz": shared.filter { !["COpenVINO", "Inference"].contains($0.name) } + fuzzing
  default: shared + nlp + vision + worker + api + cli + tests
  }

let package = Package(
  name: "dossier",
  products: part == nil ? products : [],
  dependencies: dependencies,
  targets: targets
)
