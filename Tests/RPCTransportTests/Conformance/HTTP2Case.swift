import HTTP2
import HTTPRoutes
import RPCTransport
import Testing

/// What a client sends, and how a server has to take it.
struct HTTP2Case: Sendable, CustomTestStringConvertible {
  enum Step: Sendable {
    case send([RawFrame])
    case bytes([UInt8])
    /// Waits until the server has ended its half of a stream.
    case endOfStream(UInt32)
    /// Waits for the acknowledgement of SETTINGS that an earlier step sent.
    case settingsAcknowledged
    /// Waits for a DATA frame.
    case dataReceived

    static func send(_ frames: RawFrame...) -> Step { .send(frames) }
  }

  enum Reaction: Sendable {
    /// GOAWAY with one of these codes, and the end of the connection.
    case connectionError([ErrorCode])
    /// RST_STREAM with one of these codes, after which the connection goes on; or the same as a connection error, as
    /// RFC 9113, 5.4.2 allows.
    case streamError([ErrorCode])
    /// A response with status 200.
    case answer
    case pong
    case settingsAck
    /// DATA with so many bytes.
    case data(Int)
    /// The server's own SETTINGS come first.
    case settingsFirst
    /// The end of the connection; GOAWAY may go before.
    case close
    /// Either is right.
    case pongOrClose

    static func connectionError(_ codes: ErrorCode...) -> Reaction { .connectionError(codes) }
    static func streamError(_ codes: ErrorCode...) -> Reaction { .streamError(codes) }
  }

  let section: String
  let sentence: String
  let settings: RawFrame
  let steps: [Step]
  let reaction: Reaction
  /// Whether the settings are exchanged before the first step.
  let shakesHands: Bool

  /// - Parameter section: Of RFC 9113, or of RFC 7541 where it says HPACK.
  init(
    _ section: String, _ sentence: String, settings: RawFrame = .settings, shakesHands: Bool = true, _ steps: Step...,
    reaction: Reaction
  ) {
    self.section = section
    self.sentence = sentence
    self.settings = settings
    self.shakesHands = shakesHands
    self.steps = steps
    self.reaction = reaction
  }

  var testDescription: String { "\(section): \(sentence)" }

  /// The page that the cases ask for.
  static let page = HTTPRoute([.get, .post], .exact("/")) { _ in .text("What a fine page this is.\n") }

  // MARK: - Running

  /// Plays the case to a server.
  ///
  /// - Returns: What came instead of the reaction, or nil.
  func failure(at target: SocketTarget) async throws -> String? {
    let player = try Player(target)
    if shakesHands { try await player.shakeHands(settings) }
    for step in steps {
      switch step {
      // The server may end the connection before all is written: what it said counts.
      case .send(let frames): try? await player.connection.raw.write(frames.flatMap(\.bytes))
      case .bytes(let bytes): try? await player.connection.raw.write(bytes)
      case .endOfStream(let stream):
        guard try await player.find({ $0.ends(stream) }) else { return player.report("the end of stream \(stream)") }
      case .settingsAcknowledged:
        guard try await player.find({ $0.type == 4 && $0.flags == 1 }) else { return player.report("SETTINGS ACK") }
      case .dataReceived:
        guard try await player.find({ $0.type == 0 }) else { return player.report("DATA") }
      }
    }
    return try await player.check(reaction)
  }
}

extension RawFrame {
  /// Whether it is the last frame of a stream.
  fileprivate func ends(_ stream: UInt32) -> Bool {
    self.stream == stream && (type <= 1 && flags & Flag.endStream != 0 || type == 3)
  }
}

/// A client that keeps what it sees.
private final class Player {
  let connection: FrameConnection
  private var seen: [RawFrame] = []
  private var isClosed = false

  init(_ target: SocketTarget) throws { connection = FrameConnection(try RawConnection(target), skipping: 0) }

  func shakeHands(_ settings: RawFrame) async throws {
    try await connection.raw.write(RawFrame.preface + settings.bytes)
    _ = try await find { $0.type == 4 && $0.flags == 0 }
    try await connection.send(.settingsAck)
    _ = try await find { $0.type == 4 && $0.flags == 1 }
    seen = []
  }

  /// Reads until a frame is found; false when the connection ends before.
  func find(_ isWanted: (RawFrame) -> Bool) async throws -> Bool {
    while let frame = try await connection.next() {
      seen.append(frame)
      if isWanted(frame) { return true }
    }
    isClosed = true
    return false
  }

  func report(_ wanted: String) -> String {
    "instead of \(wanted) came \(seen.map(\.description))\(isClosed ? " and the end" : "")"
  }

  func check(_ reaction: HTTP2Case.Reaction) async throws -> String? {
    switch reaction {
    case .connectionError(let codes): return try await checkConnectionError(codes)
    case .streamError(let codes): return try await checkStreamError(codes)
    case .answer:
      // 0x88 is `:status: 200` in HPACK's static table.
      return try await find { $0.type == 1 } && seen.last?.payload.first == 0x88 ? nil : report("a response")
    case .pong: return try await find { $0.isPong } ? nil : report("PING ACK")
    case .settingsAck: return try await find { $0.type == 4 && $0.flags == 1 } ? nil : report("SETTINGS ACK")
    case .data(let count):
      return try await find { $0.type == 0 } && seen.last?.payload.count == count ? nil : report("DATA of \(count)")
    case .settingsFirst:
      return try await find { _ in true } && seen.last?.type == 4 && seen.last?.flags == 0 ? nil : report("SETTINGS")
    case .close: return try await find { _ in false } || !isClosed ? report("the end") : nil
    case .pongOrClose: return try await find { $0.isPong } || isClosed ? nil : report("PING ACK or the end")
    }
  }

  private func checkConnectionError(_ codes: [ErrorCode]) async throws -> String? {
    let wanted = "a connection error of \(codes)"
    guard try await find({ $0.type == 7 }), let code = seen.last?.errorCode, codes.contains(code) else {
      return report(wanted)
    }
    _ = try await find { _ in false }
    return isClosed ? nil : report(wanted)
  }

  private func checkStreamError(_ codes: [ErrorCode]) async throws -> String? {
    let wanted = "a stream error of \(codes)"
    guard try await find({ $0.type == 7 || $0.type == 3 }), let last = seen.last, let code = last.errorCode,
      codes.contains(code)
    else { return report(wanted) }
    if last.type == 7 {
      _ = try await find { _ in false }
      return isClosed ? nil : report(wanted)
    }
    try await connection.send(.ping())
    return try await find { $0.isPong } ? nil : report("a connection that goes on after \(wanted)")
  }
}

extension RawFrame {
  fileprivate var isPong: Bool { type == 6 && flags & Flag.ack != 0 && payload == Self.pingPayload }
}
