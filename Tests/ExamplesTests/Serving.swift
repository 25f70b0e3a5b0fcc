import Dispatch
import Foundation
import Inspection
import RPCCore
import RPCTransport

/// A program's life: it serves until it is asked to end, and lets calls under way end.
///
/// - Parameter end: Returns when it is time, such as ``terminationSignal()``; it hears where the server listens.
func serve(on target: SocketTarget, until end: (SocketTarget) async throws -> Void) async throws {
  let loops = EventLoops()
  let services: [any Service] = [NotesServer()]
  let server = Server(
    router: Router(services: services + AdminServices.services(for: services)), eventLoops: loops)
  try await end(server.listen(on: target))
  await server.drain(deadline: .after(.seconds(25)))
  await loops.shutdown()
}

/// Waits for SIGTERM, or for Ctrl-C.
func terminationSignal() async {
  let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
  let sources = [SIGTERM, SIGINT].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number)
    source.setEventHandler { continuation.finish() }
    source.resume()
    return source
  }
  for await _ in stream {}
  for source in sources { source.cancel() }
}
