// swift-tools-version:6.1
// Messages of the comparison, in a package of its own: nobody who uses Dossier downloads swift-protobuf.
import PackageDescription

let package = Package(
  name: "swift-protobuf-peer",
  dependencies: [.package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0")],
  targets: [
    // Dossier's own: copied by `../build`, which also makes `Generated`.
    .target(name: "CAllocationCounting"),
    .target(name: "AllocationCounting", dependencies: ["CAllocationCounting"]),
    .executableTarget(
      name: "messages",
      dependencies: ["AllocationCounting", .product(name: "SwiftProtobuf", package: "swift-protobuf")]),
  ])
