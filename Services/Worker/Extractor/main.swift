import Extraction
import ExtractionProtocol
import Glibc

// One file on standard input, its pages on standard output; the request is the arguments.
// Ends with 0 when it said `done`, 65 when it said `failure`, 64 for wrong arguments, 74 when nobody listens.

let request: ExtractionRequest
do {
  request = try ExtractionRequest(arguments: CommandLine.arguments.dropFirst())
} catch {
  let complaint = Array("dossier-extractor: \(error)\n".utf8)
  _ = unsafe write(STDERR_FILENO, complaint, complaint.count)
  exit(64)
}
let confinement = Confinement(request.limits)
confinement.apply()
exit(FrameOutput(confinement: confinement).run(FileExtraction(request, descriptor: STDIN_FILENO)))
