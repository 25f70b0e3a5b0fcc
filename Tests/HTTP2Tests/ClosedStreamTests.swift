import Testing

@testable import HTTP2

@Suite("Frames on streams that are over")
struct ClosedStreamTests {
  private static func frame(_ type: UInt8, _ stream: UInt32, _ length: Int) -> [UInt8] {
    [UInt8(length >> 16), UInt8(length >> 8 & 255), UInt8(length & 255), type, 0]
      + (0..<4).map { UInt8(stream >> (24 - 8 * UInt32($0)) & 255) } + [UInt8](repeating: 0xEE, count: length)
  }

  @Test("Heads of frames are found however their bytes are cut", arguments: 1...80)
  func scanning(_ size: Int) {
    let bytes =
      [UInt8](repeating: 0, count: 24) + Self.frame(4, 0, 0) + Self.frame(1, 1, 30) + Self.frame(0, 0x8000_0001, 9)
      + Self.frame(6, 0, 8) + Self.frame(0, 0x7FFF_FFFF, 300)
    var scanner = FrameScanner()
    var found: [String] = []
    var places: [Int] = []
    for offset in stride(from: 0, to: bytes.count, by: size) {
      bytes[offset..<min(bytes.count, offset + size)].withUnsafeBytes { part in
        var position = 0
        while let head = scanner.next(in: part, from: &position) {
          found.append("\(head.type) \(head.stream) \(head.length)")
          places.append(offset + head.start)
        }
      }
    }
    #expect(found == ["4 0 0", "1 1 30", "0 1 9", "6 0 8", "0 2147483647 300"])
    #expect(places == [24, 33, 72, 90, 107])
  }

  @Test("A stream that is over was ended by the client, ended here, or never opened")
  func verdicts() {
    var streams = PeerStreams()
    let opened = [1, 3, 9, 11].map { streams.open($0) }
    #expect(opened == [true, true, true, true])
    let isNew = streams.open(9)
    #expect(!isNew)
    streams.endHere(3)
    #expect(streams.last == 11)
    #expect(streams.verdict(1) == .ended)
    #expect(streams.verdict(3) == .excused)
    #expect(streams.verdict(5) == .skipped)
    #expect(streams.verdict(7) == .skipped)
    #expect(streams.verdict(11) == .ended)
  }

  @Test("The first stream may have any number, and what is below it was skipped")
  func firstStream() {
    var streams = PeerStreams()
    let isNew = streams.open(0x7FFF_FFFF)
    #expect(isNew)
    #expect(streams.verdict(1) == .skipped)
    #expect(streams.verdict(0x7FFF_FFFD) == .skipped)
  }

  @Test("Of very many streams that were ended here the oldest are forgotten, and excused with all before them")
  func forgetting() {
    var streams = PeerStreams()
    for index in 0..<Int32(2000) {
      _ = streams.open(index * 2 + 1)
      if index % 2 == 0 { streams.endHere(index * 2 + 1) }
    }
    #expect(streams.verdict(1) == .excused)
    #expect(streams.verdict(3) == .excused)
    #expect(streams.verdict(3997) == .excused)
    #expect(streams.verdict(3999) == .ended)
  }

  @Test("Very many gaps are forgotten, and what was in them is excused")
  func gaps() {
    var streams = PeerStreams()
    for index in 0..<Int32(2000) { _ = streams.open(index * 4 + 3) }
    #expect(streams.verdict(1) == .excused)
    #expect(streams.verdict(7997) == .skipped)
  }

  @Test("What is used up of a budget comes back with time, also after a long life")
  func budget() {
    var quick = Budget(.init(burst: 2, perSecond: .max))
    for _ in 0..<100 {
      let isTaken = quick.take()
      #expect(isTaken)
    }
    var slow = Budget(.init(burst: 2, perSecond: 0))
    let taken = (0..<4).map { _ in slow.take() }
    #expect(taken == [true, true, false, false])
    slow.give(1)
    let isGivenBack = slow.take()
    #expect(isGivenBack)
  }
}
