// What protobuf's conformance_test_runner starts: requests on standard input, answers on standard output.
import ConformanceMessages
import Foundation
import Messages

do {
  let testee = Testee()
  while let bytes = try Frames.read() {
    try Frames.write(testee.answer(Conformance.ConformanceRequest(serialized: bytes)).serialized())
  }
} catch {
  FileHandle.standardError.write(Data("conformance-testee: \(error)\n".utf8))
  exit(1)
}
