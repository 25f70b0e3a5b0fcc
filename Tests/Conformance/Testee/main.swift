// What protobuf's conformance_test_runner starts: requests on standard input, answers on standard output.
import ConformanceMessages
import Glibc
import Messages

do {
  let testee = Testee()
  while let bytes = try Frames.read() {
    try Frames.write(testee.answer(Conformance.ConformanceRequest(serialized: bytes)).serialized())
  }
} catch {
  fputs("conformance-testee: \(error)\n", stderr)
  exit(1)
}
