import OpenTelemetry
import RPCCore
import RPCInProcess
import Testing
import Tracing

@Suite("Which traces are recorded")
struct SamplerTests {
  private func context(sampled: Bool) -> String {
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0\(sampled ? 1 : 0)"
  }

  /// Of 10,000 traces, those that are recorded.
  private func recorded(_ sampler: Sampler, parent: String? = nil) -> Int {
    let tracer = OTLPTracer(
      client: Client(transport: InProcessTransport(router: Router(services: []))),
      configuration: .init(resource: [:], sampler: sampler))
    return (0..<10_000).count { _ in
      var context = ServiceContext.topLevel
      context.traceContext = parent.flatMap { TraceParent.parse($0) }
      return tracer.startSpan("work", context: context, ofKind: .server).isRecording
    }
  }

  @Test("A trace that begins here is recorded as the root says")
  func roots() {
    #expect(recorded(Sampler(.always)) == 10_000)
    #expect(recorded(Sampler(.never)) == 0)
    #expect(recorded(Sampler(.ratio(1))) == 10_000 && recorded(Sampler(.ratio(0))) == 0)
    // Ten standard deviations on each side.
    #expect((2_567...3_433).contains(recorded(Sampler(.ratio(0.3)))))
    #expect(
      recorded(Sampler(.ratio(.nan))) == 0 && recorded(Sampler(.ratio(-1))) == 0
        && recorded(Sampler(.ratio(7))) == 10_000)
  }

  @Test("A trace that began elsewhere is recorded as it is there, unless parents are not followed")
  func parents() {
    #expect(recorded(Sampler(.never), parent: context(sampled: true)) == 10_000)
    #expect(recorded(Sampler(.always), parent: context(sampled: false)) == 0)
    #expect(recorded(Sampler(.always, followingParent: false), parent: context(sampled: false)) == 10_000)
    #expect(recorded(Sampler(.never, followingParent: false), parent: context(sampled: true)) == 0)
  }

  @Test("The same trace is recorded by every process with the same ratio")
  func agreement() {
    // The first 63 bits of this id's second half are 0.6399 of 2^63.
    let id = context(sampled: false)
    #expect(recorded(Sampler(.ratio(0.63), followingParent: false), parent: id) == 0)
    #expect(recorded(Sampler(.ratio(0.65), followingParent: false), parent: id) == 10_000)
  }
}
