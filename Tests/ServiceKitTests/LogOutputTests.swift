import Foundation
import Testing

@testable import ServiceKit

@Suite("Log output")
struct LogOutputTests {
  @Test("A full disk costs lines, which are counted, and not the service")
  func fullDisk() throws {
    let device = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    let output = LogOutput(descriptor: device.fileDescriptor)
    let logger = LogLines.logger(for: .nlp, Self.configuration, output: output)
    for number in 0..<3 { logger.error("The disk is full.", metadata: ["number": "\(number)"]) }
    #expect(output.lostLines == 3)
    #expect(output.metrics.hasSuffix("dossier_log_lines_lost_total 3\n"))
  }

  @Test("A pipe that nobody reads any more costs lines, and not the service")
  func brokenPipe() throws {
    let pipe = Pipe()
    let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    let logger = LogLines.logger(for: .nlp, Self.configuration, output: output)
    logger.error("It is read.")
    #expect(output.lostLines == 0)
    #expect(String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self).hasSuffix("It is read.\n"))
    try pipe.fileHandleForReading.close()
    logger.error("It is not.")
    #expect(output.lostLines == 1)
  }

  @Test("A line longer than a pipe without blocking takes is written whole, as its reader goes on")
  func slowReader() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0)
    let line = String(repeating: "x", count: 1 << 18) + "\n"
    let (lost, continuation) = AsyncStream.makeStream(of: Int.self)
    Thread.detachNewThread {
      let output = LogOutput(descriptor: descriptor)
      output.write(line)
      try? pipe.fileHandleForWriting.close()
      continuation.yield(output.lostLines)
    }
    let read = try pipe.fileHandleForReading.readToEnd() ?? Data()
    #expect(read == Data(line.utf8))
    #expect(await lost.first { _ in true } == 0)
  }

  private static var configuration: ServiceConfiguration {
    var settings = Settings(environment: [:])
    return ServiceConfiguration(.nlp, flags: nil, settings: &settings)
  }
}
