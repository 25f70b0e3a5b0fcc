import HTTP2
import Messages

extension Server {
  /// Limits and times of a server. Every one has a safe default.
  public struct Configuration: Sendable {
    /// What a server takes from its peers.
    public struct Limits: Sendable {
      /// Connections at once; more are closed as they come.
      public var connections: Int
      /// Calls at once on a connection; more are refused with `REFUSED_STREAM`, which clients try again.
      public var streamsPerConnection: Int
      /// Bytes of a header list, with 32 for each field; more is answered with `RESOURCE_EXHAUSTED` or 431.
      public var headerListBytes: Int
      /// Bytes of a request message; more ends the call with `RESOURCE_EXHAUSTED`.
      public var requestBytes: Int
      /// Bytes of a response message; more ends the call with `RESOURCE_EXHAUSTED`.
      public var responseBytes: Int
      /// Bytes of the body of a plain HTTP request; more is answered with 413.
      public var bodyBytes: Int
      /// Bytes of requests that one connection's calls may hold before handlers take them; the call that goes over it
      /// ends with `RESOURCE_EXHAUSTED`.
      public var bufferedBytesPerConnection: Int
      /// Bytes that the compressed requests of one connection may have become while their handlers have them; the call
      /// that goes over it ends with `RESOURCE_EXHAUSTED`.
      public var decompressedBytesPerConnection: Int
      /// Bytes of responses that a call holds before its handler waits.
      public var queuedBytesPerStream: Int
      /// Bytes of responses that the server holds for peers which do not take them; over it, connections that take
      /// next to nothing are ended with `ENHANCE_YOUR_CALM`, and those with much unsent start no more calls meanwhile.
      public var unsentBytes: Int

      /// 10,000 connections of 256 calls, 16 KiB of headers, messages of 4 MiB, bodies of 1 MiB, 64 MiB held for a
      /// connection, 256 MiB of what was compressed, 64 KiB queued for a stream, 16 MiB unsent.
      public static let defaults = Limits(
        connections: 10_000, streamsPerConnection: 256, headerListBytes: 16 << 10, requestBytes: 4 << 20,
        responseBytes: 4 << 20, bodyBytes: 1 << 20, bufferedBytesPerConnection: 64 << 20,
        decompressedBytesPerConnection: 256 << 20, queuedBytesPerStream: 64 << 10, unsentBytes: 16 << 20)
    }

    /// How long a server waits for its peers.
    public struct Timeouts: Sendable {
      /// From the connection to the first request's head; of an HTTP/1.1 request's head and body each, of the headers of
      /// one of HTTP/2, and of a handshake of TLS.
      public var handshake: Duration
      /// Of a connection without calls, until it is asked to go.
      public var idle: Duration
      /// Of a connection on which nothing came, until it is asked for a sign of life; nil asks never.
      public var keepalive: Duration?
      /// For that sign.
      public var keepaliveAnswer: Duration

      /// 20 s for a head, 15 min idle, a sign of life after 2 min within 20 s.
      public static let defaults = Timeouts(
        handshake: .seconds(20), idle: .seconds(900), keepalive: .seconds(120), keepaliveAnswer: .seconds(20))
    }

    /// What is taken from peers, in numbers and bytes.
    public var limits: Limits
    /// How long peers are waited for.
    public var timeouts: Timeouts
    /// Of clients that ask for signs of life.
    public var pings: PingLimit
    /// Of connections, whichever version of HTTP they speak.
    public var connectionAge: AgeLimit
    /// Of messages, both ways. Limits of messages hold for what they are when decompressed, too.
    public var compression: CompressionPolicy
    /// Nil speaks in the clear. With it, the server speaks TLS on every address that it listens on.
    public var tls: ServerTLS?
    /// Which scripts of other origins may call from browsers: none unless it is configured.
    public var crossOrigin: CrossOrigin
    /// Files with the types of errors' details, beside those that the services' own files import: where errors are JSON,
    /// details of known types are, too, and others are base64.
    public var errorDetails: [FileSchema]
    /// Flow control and floods; the limits above go before its own.
    var session: SessionConfiguration

    /// Every default: in the clear, to the server's own origin, nothing sent compressed.
    public static let defaults = Configuration()

    public init(
      limits: Limits = .defaults, timeouts: Timeouts = .defaults, pings: PingLimit = .defaults,
      connectionAge: AgeLimit = .defaults, compression: CompressionPolicy = .defaults, tls: ServerTLS? = nil,
      crossOrigin: CrossOrigin = .none,
      errorDetails: [FileSchema] = []
    ) {
      self.limits = limits
      self.timeouts = timeouts
      self.pings = pings
      self.connectionAge = connectionAge
      self.compression = compression
      self.tls = tls
      self.crossOrigin = crossOrigin
      self.errorDetails = errorDetails
      session = SessionConfiguration()
    }

    /// What a connection's session is told.
    var sessionConfiguration: SessionConfiguration {
      var session = session
      session.maxConcurrentStreams = UInt32(clamping: limits.streamsPerConnection)
      session.maxHeaderListBytes = limits.headerListBytes
      return session
    }
  }
}
