import Messages

/// How many calls there were.
public struct CallCounts: Sendable, Hashable {
  /// Under way and ended.
  public var started: Int64 = 0
  /// Ended with OK.
  public var succeeded: Int64 = 0
  /// Ended otherwise.
  public var failed: Int64 = 0
  /// When the last one began, as far as event loops noted it: at the end of what was read or written together.
  public var lastStarted: Google.Protobuf.Timestamp?
}

/// The last of what happened to something.
public struct TraceReport: Sendable, Hashable {
  public enum Severity: Sendable, Hashable { case info, warning, error }

  public struct Event: Sendable, Hashable {
    public let text: String
    public let severity: Severity
    public let time: Google.Protobuf.Timestamp
    /// What it happened to, where that is not whose trace this is.
    public let subchannel: Int64?
  }

  public let created: Google.Protobuf.Timestamp
  /// In all, those included that are forgotten.
  public let logged: Int64
  /// The last 32, oldest first.
  public let events: [Event]
}

/// A server of a ``TransportRegistry``.
public struct ServerReport: Sendable {
  public let id: Int64
  public let calls: CallCounts
  public let trace: TraceReport
  public let listeners: [SocketName]
}

/// A socket's id and what it is called.
public struct SocketName: Sendable, Hashable {
  public let id: Int64
  public let name: String
}

/// A connection, or a socket that listens.
public struct SocketReport: Sendable {
  /// An end of a connection.
  public enum Address: Sendable, Hashable {
    /// 4 bytes or 16.
    case ip(Bytes, port: Int)
    case unix(String)
    case unknown
  }

  /// What protects a connection.
  public struct Security: Sendable, Hashable {
    /// Such as `TLSv1.3`.
    public let version: String
    /// In DER.
    public let localCertificate: Bytes?
    public let remoteCertificate: Bytes?
  }

  public let name: SocketName
  public let isListener: Bool
  public var local: Address = .unknown
  /// Absent where it listens.
  public var remote: Address?
  /// What a client calls its server.
  public var remoteName = ""
  public var security: Security?
  public var streamsStarted: Int64 = 0
  public var streamsSucceeded: Int64 = 0
  public var streamsFailed: Int64 = 0
  public var messagesSent: Int64 = 0
  public var messagesReceived: Int64 = 0
  public var keepalivesSent: Int64 = 0
  /// By this side where it is a client, else by the other.
  public var lastStream: Google.Protobuf.Timestamp?
  public var lastMessageSent: Google.Protobuf.Timestamp?
  public var lastMessageReceived: Google.Protobuf.Timestamp?
  /// Whether streams are begun by this side.
  public let isClient: Bool
  public var localWindow: Int64?
  public var remoteWindow: Int64?
}

/// A client's channel.
public struct ChannelReport: Sendable {
  public let id: Int64
  public let target: String
  public let state: EndpointState
  public let calls: CallCounts
  public let trace: TraceReport
  public let subchannels: [SubchannelName]
}

/// A subchannel's id and its endpoint.
public struct SubchannelName: Sendable, Hashable {
  public let id: Int64
  public let name: String
}

/// An endpoint of a channel on one of its event loops.
public struct SubchannelReport: Sendable {
  public let name: SubchannelName
  public let state: EndpointState
  public let calls: CallCounts
  public let trace: TraceReport
  public let sockets: [SocketName]
}
