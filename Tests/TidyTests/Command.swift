import Foundation

/// A program that has run to its end.
struct Command {
  let status: Int32
  let output: String

  /// Runs a program found in PATH; standard error goes into the output too.
  static func run(_ arguments: [String], in folder: URL) throws -> Command {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Command(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }
}
