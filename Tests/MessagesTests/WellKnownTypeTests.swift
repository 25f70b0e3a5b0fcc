import Foundation
import Messages
import Testing

@Suite("Well-known types in Swift")
struct WellKnownTypeTests {
  typealias Timestamp = Google.Protobuf.Timestamp

  @Test("A timestamp and a date are the same moment", arguments: [0, 1_700_000_000.25, -1.5, 253_402_300_798])
  func dates(seconds: Double) {
    let timestamp = Timestamp(Date(timeIntervalSince1970: seconds))
    #expect(abs(timestamp.date.timeIntervalSince1970 - seconds) < 1e-6)
    #expect((0..<1_000_000_000).contains(timestamp.nanos))
  }

  @Test(
    "Moments beyond the type become the nearest it holds",
    arguments: [
      (Double.infinity, 253_402_300_799), (-.infinity, -62_135_596_800), (.nan, 0), (1e300, 253_402_300_799),
      (-1e300, -62_135_596_800),
    ] as [(Double, Int64)])
  func outOfRange(seconds: Double, expected: Int64) {
    let timestamp = Timestamp(secondsSince1970: seconds)
    #expect(timestamp.seconds == expected && timestamp.text != nil)
  }

  @Test("Days of four hundred years and more are written as Foundation writes them")
  func calendar() {
    let formatter = ISO8601DateFormatter()
    // From 1586: before, Foundation counts by the older calendar.
    for day in stride(from: -140_000, to: 160_000, by: 37) {
      let seconds = Int64(day) * 86_400 + 3_661
      let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(Timestamp(seconds: seconds).text == text)
      #expect(Timestamp(text) == Timestamp(seconds: seconds))
    }
  }

  @Test(
    "Durations of Swift and of protobuf are the same length",
    arguments: [
      Duration.zero, .seconds(1.5), .seconds(-1.5), .nanoseconds(-1), .seconds(315_576_000_000),
    ])
  func durations(duration: Duration) {
    #expect(Duration(Google.Protobuf.Duration(duration)) == duration)
  }

  @Test("A duration of any bits is a length of time")
  func extremeDurations() {
    let message = Google.Protobuf.Duration(seconds: .max, nanos: .max)
    #expect(message.duration > .seconds(Int64.max / 2))
    #expect(message.text == nil)
  }

  @Test("A field mask holds a path and what is inside of it")
  func fieldMask() {
    let mask: Google.Protobuf.FieldMask = ["name", "address.city"]
    #expect(mask.contains("name") && mask.contains("name.first") && mask.contains("address.city"))
    #expect(!mask.contains("address") && !mask.contains("names"))
  }
}
