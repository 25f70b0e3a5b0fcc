import Messages
import NIOCore
import Testing

@testable import RPCTransport

@Suite("Which endpoint is picked")
struct PickerTests {
  @Test(
    "Weights are kept to exactly, from wherever it begins, and nobody waits for longer than its share",
    arguments: [[1, 1, 1], [3, 1], [1, 2, 3, 4], [10, 1, 1], [5]], [UInt64(0), 1, 17])
  func strides(_ weights: [UInt16], _ start: UInt64) {
    var schedule = StrideSchedule(weights, start: start)
    let total = weights.reduce(0) { $0 + Int($1) }
    let rounds = 100
    var counts = [Int](repeating: 0, count: weights.count)
    var last = [Int](repeating: 0, count: weights.count)
    var longest = [Int](repeating: 0, count: weights.count)
    for step in 1...(rounds * total) {
      let index = schedule.next()
      counts[index] += 1
      longest[index] = max(longest[index], step - last[index])
      last[index] = step
    }
    for (index, weight) in weights.enumerated() {
      #expect(abs(counts[index] - rounds * Int(weight)) <= 2)
      #expect(longest[index] <= 2 * total / Int(weight) + weights.count)
    }
  }

  @Test("The largest and the smallest weight go together")
  func extremes() {
    var schedule = StrideSchedule([65535, 1], start: 0)
    let light = (0..<131_072).count { _ in schedule.next() == 1 }
    #expect((1...3).contains(light))
  }

  // MARK: - Outliers

  private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

  private func detector(
    _ change: (inout OutlierDetection) -> Void
  ) -> OutlierDetector<SeededGenerator> {
    var configuration = OutlierDetection()
    configuration.maxEjectionPercent = 50
    change(&configuration)
    return OutlierDetector(configuration, generator: SeededGenerator(seed: 1))
  }

  private func record(_ record: OutlierRecord, good: Int, bad: Int) {
    for _ in 0..<good { record.count(isGood: true) }
    for _ in 0..<bad { record.count(isGood: false) }
  }

  @Test("Who fails more often than the threshold is ejected, with calls and endpoints enough")
  func failurePercentage() {
    var detector = detector {
      $0.failurePercentage = .init()
      $0.failurePercentage?.thresholdPercent = 50
      $0.failurePercentage?.requestVolume = 10
      $0.failurePercentage?.minimumHosts = 3
    }
    let records = (0..<4).map { _ in OutlierRecord() }
    record(records[0], good: 4, bad: 6)
    record(records[1], good: 5, bad: 5)
    record(records[2], good: 0, bad: 9)
    record(records[3], good: 10, bad: 0)
    detector.sweep(records, now: start)
    // The second is just at the threshold, the third has too few calls.
    #expect(records.map(\.isEjected) == [true, false, false, false])
    let few = (0..<2).map { _ in OutlierRecord() }
    for each in few { record(each, good: 0, bad: 10) }
    detector.sweep(few, now: start)
    #expect(few.allSatisfy { !$0.isEjected })
  }

  @Test("Who succeeds far less often than the mean is ejected")
  func successRate() {
    var detector = detector { $0.successRate = .init() }
    let records = (0..<6).map { _ in OutlierRecord() }
    // 99, 98, 97, 98, 99 and 60 %: the mean is 91.8 %, the deviation 14.2, the limit 64.8 %.
    for (index, good) in [99, 98, 97, 98, 99, 60].enumerated() { record(records[index], good: good, bad: 100 - good) }
    detector.sweep(records, now: start)
    #expect(records.map(\.isEjected) == [false, false, false, false, false, true])
    // The same rates of fewer calls say nothing.
    let few = (0..<6).map { _ in OutlierRecord() }
    for (index, good) in [9, 9, 9, 9, 9, 0].enumerated() { record(few[index], good: good, bad: 10 - good) }
    detector.sweep(few, now: start)
    #expect(few.allSatisfy { !$0.isEjected })
  }

  @Test("Ejections last longer each time, up to a limit, and shorter again after good times")
  func times() {
    var detector = detector {
      $0.consecutiveFailures = 3
      $0.baseEjectionTime = .seconds(30)
      $0.maxEjectionTime = .seconds(80)
    }
    let records = (0..<2).map { _ in OutlierRecord() }
    var now = start
    for seconds in [30, 60, 80, 80] as [Int64] {
      record(records[0], good: 0, bad: 3)
      #expect(detector.failed(records[0], among: records, now: now) == true)
      detector.sweep(records, now: now + .seconds(seconds - 1))
      #expect(records[0].isEjected)
      now = now + .seconds(seconds)
      detector.sweep(records, now: now)
      #expect(!records[0].isEjected)
    }
    // Four intervals without an ejection, and it is as if there had been none.
    for _ in 0..<4 { detector.sweep(records, now: now) }
    record(records[0], good: 0, bad: 3)
    #expect(detector.failed(records[0], among: records, now: now) == true)
    detector.sweep(records, now: now + .seconds(30))
    #expect(!records[0].isEjected)
  }

  @Test("Failures in a row are those without a good end between, and a part of the endpoints always stays")
  func limits() {
    var detector = detector {
      $0.consecutiveFailures = 3
      $0.maxEjectionPercent = 50
    }
    let records = (0..<4).map { _ in OutlierRecord() }
    record(records[0], good: 0, bad: 2)
    record(records[0], good: 1, bad: 2)
    #expect(detector.failed(records[0], among: records, now: start) == false)
    var ejected = 0
    for each in records {
      record(each, good: 0, bad: 3)
      if detector.failed(each, among: records, now: start) { ejected += 1 }
    }
    #expect(ejected == 2)
  }

  @Test("Enforcement happens in as many of a hundred cases as it says")
  func enforcement() {
    var never = detector {
      $0.failurePercentage = .init()
      $0.failurePercentage?.enforcementPercent = 0
      $0.failurePercentage?.minimumHosts = 1
    }
    var sometimes = detector {
      $0.failurePercentage = .init()
      $0.failurePercentage?.enforcementPercent = 30
      $0.failurePercentage?.minimumHosts = 1
      $0.maxEjectionPercent = 100
    }
    let bad = { () -> OutlierRecord in
      let record = OutlierRecord()
      for _ in 0..<50 { record.count(isGood: false) }
      return record
    }
    let untouched = bad()
    never.sweep([untouched], now: start)
    #expect(!untouched.isEjected)
    let records = (0..<1000).map { _ in bad() }
    sometimes.sweep(records, now: start)
    #expect((240...360).contains(records.count { $0.isEjected }))
  }

  // MARK: - Health

  private static let answers: [(bytes: [UInt8], status: UInt64?)] = [
    ([], 0), ([0x08, 0x01], 1), ([0x08, 0x02], 2), ([0x08, 0x01, 0x08, 0x02], 2),
    ([0x12, 0x02, 0xFF, 0xFF, 0x08, 0x01], 1), ([0x08, 0x81, 0x00], 1), ([0x08], nil), ([0x12, 0x7F], nil),
    ([0x0B], nil), ([0x08] + [UInt8](repeating: 0xFF, count: 11), nil),
    ([0x12] + [UInt8](repeating: 0xFF, count: 8) + [0x7F], nil), ([0x0D, 1, 2, 3], nil),
    ([0x09, 1, 2, 3, 4, 5, 6, 7, 8], 0),
  ]

  @Test("The health service's answers are read byte by byte", arguments: 0..<answers.count)
  func health(_ index: Int) {
    let answer = Self.answers[index]
    #expect(HealthMessages.status(Bytes(answer.bytes)) == answer.status)
  }

  @Test("A request names its service")
  func healthRequest() {
    #expect(HealthMessages.request("") == [])
    #expect(HealthMessages.request("ab") == [0x0A, 2, 0x61, 0x62])
    #expect(Array(HealthMessages.request(String(repeating: "a", count: 200))).prefix(3) == [0x0A, 0xC8, 0x01])
  }
}
