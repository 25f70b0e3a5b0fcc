// swift-tools-version:6.2
// Protobuf's conformance suite: a program that answers its runner with Messages, and the test that runs both.
//
// A package of its own, as its messages are not Dossier's: `proto/generate --conformance` writes them into Generated/ from
// protobuf's own proto files, in the way that all our messages are generated (protoc-c's C, protoc-gen-dossier's Swift),
// so that the suite judges the whole way that a service's message takes. Those who use Dossier never build it.
import PackageDescription

let swift: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let messages: Target.Dependency = .product(name: "Messages", package: "dossier")

let package = Package(
  name: "conformance",
  products: [.executable(name: "conformance-testee", targets: ["conformance-testee"])],
  dependencies: [.package(name: "dossier", path: "../..")],
  targets: [
    // Generated C message types of the suite.
    .target(name: "CConformanceMessages", dependencies: [messages], path: "Generated/CConformanceMessages"),
    // Generated Swift: the suite's message structs.
    .target(
      name: "ConformanceMessages", dependencies: ["CConformanceMessages", messages],
      path: "Generated/ConformanceMessages", swiftSettings: swift),
    // The program that the suite's runner talks to.
    .executableTarget(
      name: "conformance-testee", dependencies: ["ConformanceMessages", messages], path: "Testee", swiftSettings: swift),
    // The runner against the program.
    .testTarget(
      name: "ConformanceTests", dependencies: ["conformance-testee"], path: "ConformanceTests", swiftSettings: swift),
  ]
)
