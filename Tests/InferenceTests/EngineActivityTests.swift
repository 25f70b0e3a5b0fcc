import Inference
import Synchronization
import Testing

@Suite struct EngineActivityTests {
  /// What an activity reported, in order.
  private final class Reports: Sendable {
    private let all = Mutex<[(span: EngineActivity.Span, time: Duration)]>([])

    func activity() -> EngineActivity {
      EngineActivity { [self] span, time in all.withLock { $0.append((span, time)) } }
    }

    var spans: [EngineActivity.Span] { all.withLock { $0.map(\.span) } }
    func time(of span: EngineActivity.Span) -> Duration {
      all.withLock { $0.filter { $0.span == span }.reduce(.zero) { $0 + $1.time } }
    }
  }

  @Test("Runs one after the other are told one by one, each a busy stretch of its own")
  func apart() {
    let reports = Reports()
    let activity = reports.activity()
    #expect(activity.meter("a").measure { 7 } == 7)
    activity.meter("b").measure {}
    #expect(reports.spans == [.run(engine: "a"), .busy, .run(engine: "b"), .busy])
  }

  @Test("Runs that overlap make one busy stretch, as long as both together, that ends with the last")
  func overlapping() {
    let reports = Reports()
    let activity = reports.activity()
    activity.meter("outer").measure {
      activity.meter("inner").measure {}
      #expect(reports.spans == [.run(engine: "inner")])
    }
    #expect(reports.spans == [.run(engine: "inner"), .run(engine: "outer"), .busy])
    #expect(reports.time(of: .busy) >= reports.time(of: .run(engine: "inner")))
    #expect(reports.time(of: .busy) >= reports.time(of: .run(engine: "outer")))
  }

  @Test("A run that throws is told like any other, and its error passes")
  func throwing() {
    struct Failure: Error, Equatable {}
    let reports = Reports()
    let meter = reports.activity().meter("a")
    #expect(throws: Failure()) { try meter.measure { () throws(Failure) in throw Failure() } }
    #expect(reports.spans == [.run(engine: "a"), .busy])
  }

  @Test("Without an activity nothing is measured")
  func none() {
    #expect(EngineMeter.none.measure { "done" } == "done")
  }
}
