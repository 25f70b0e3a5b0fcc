// Generated from grpc/channelz/v1/channelz.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Grpc.Channelz.V1 {
  /// What a program makes calls by.
  public struct Channel: Sendable, Hashable {
    public var ref: ChannelRef?
    public var data: ChannelData?
    /// What it calls by: at most one of these three is not empty.
    public var channelRef: [ChannelRef] = []
    public var subchannelRef: [SubchannelRef] = []
    public var socketRef: [SocketRef] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      ref: ChannelRef? = nil,
      data: ChannelData? = nil,
      channelRef: [ChannelRef] = [],
      subchannelRef: [SubchannelRef] = [],
      socketRef: [SocketRef] = []
    ) {
      self.ref = ref
      self.data = data
      self.channelRef = channelRef
      self.subchannelRef = subchannelRef
      self.socketRef = socketRef
    }
  }
}

extension Grpc.Channelz.V1 {
  /// An endpoint of a channel, with its connections.
  public struct Subchannel: Sendable, Hashable {
    public var ref: SubchannelRef?
    public var data: ChannelData?
    public var channelRef: [ChannelRef] = []
    public var subchannelRef: [SubchannelRef] = []
    public var socketRef: [SocketRef] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      ref: SubchannelRef? = nil,
      data: ChannelData? = nil,
      channelRef: [ChannelRef] = [],
      subchannelRef: [SubchannelRef] = [],
      socketRef: [SocketRef] = []
    ) {
      self.ref = ref
      self.data = data
      self.channelRef = channelRef
      self.subchannelRef = subchannelRef
      self.socketRef = socketRef
    }
  }
}

extension Grpc.Channelz.V1 {
  /// How a channel stands.
  public struct ChannelConnectivityState: Sendable, Hashable {
    public var state: ChannelConnectivityState.State = ChannelConnectivityState.State()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      state: ChannelConnectivityState.State = ChannelConnectivityState.State()
    ) {
      self.state = state
    }

    /// The enumeration `grpc.channelz.v1.ChannelConnectivityState.State`.
    public enum State: EnumValue {
      case unknown
      case idle
      case connecting
      case ready
      case transientFailure
      case shutdown
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unknown
        case 1: self = .idle
        case 2: self = .connecting
        case 3: self = .ready
        case 4: self = .transientFailure
        case 5: self = .shutdown
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .unknown: 0
        case .idle: 1
        case .connecting: 2
        case .ready: 3
        case .transientFailure: 4
        case .shutdown: 5
        case .unrecognized(let number): number
        }
      }
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.ChannelData`.
  public struct ChannelData: Sendable, Hashable {
    public var state: ChannelConnectivityState?
    /// As the program wrote it.
    public var target: String = ""
    public var trace: ChannelTrace?
    public var callsStarted: Int64 = 0
    /// Ended with OK.
    public var callsSucceeded: Int64 = 0
    /// Ended otherwise.
    public var callsFailed: Int64 = 0
    public var lastCallStartedTimestamp: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      state: ChannelConnectivityState? = nil,
      target: String = "",
      trace: ChannelTrace? = nil,
      callsStarted: Int64 = 0,
      callsSucceeded: Int64 = 0,
      callsFailed: Int64 = 0,
      lastCallStartedTimestamp: Google.Protobuf.Timestamp? = nil
    ) {
      self.state = state
      self.target = target
      self.trace = trace
      self.callsStarted = callsStarted
      self.callsSucceeded = callsSucceeded
      self.callsFailed = callsFailed
      self.lastCallStartedTimestamp = lastCallStartedTimestamp
    }
  }
}

extension Grpc.Channelz.V1 {
  /// Something that happened to a channel.
  public struct ChannelTraceEvent: Sendable, Hashable {
    public var descriptionField: String = ""
    public var severity: ChannelTraceEvent.Severity = ChannelTraceEvent.Severity()
    public var timestamp: Google.Protobuf.Timestamp?
    /// What it happened to, where that is another thing than whose trace this is.
    public var childRef: ChildRef?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      descriptionField: String = "",
      severity: ChannelTraceEvent.Severity = ChannelTraceEvent.Severity(),
      timestamp: Google.Protobuf.Timestamp? = nil,
      childRef: ChildRef? = nil
    ) {
      self.descriptionField = descriptionField
      self.severity = severity
      self.timestamp = timestamp
      self.childRef = childRef
    }

    /// What it happened to, where that is another thing than whose trace this is.
    public enum ChildRef: Sendable, Hashable {
      case channelRef(ChannelRef)
      case subchannelRef(SubchannelRef)
    }

    /// The enumeration `grpc.channelz.v1.ChannelTraceEvent.Severity`.
    public enum Severity: EnumValue {
      case ctUnknown
      case ctInfo
      case ctWarning
      case ctError
      /// A value that this version of the contract does not name.
      case unrecognized(Int32)

      public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .ctUnknown
        case 1: self = .ctInfo
        case 2: self = .ctWarning
        case 3: self = .ctError
        default: self = .unrecognized(rawValue)
        }
      }

      public var rawValue: Int32 {
        switch self {
        case .ctUnknown: 0
        case .ctInfo: 1
        case .ctWarning: 2
        case .ctError: 3
        case .unrecognized(let number): number
        }
      }
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The last of what happened.
  public struct ChannelTrace: Sendable, Hashable {
    /// In all, also those that are forgotten.
    public var numEventsLogged: Int64 = 0
    public var creationTimestamp: Google.Protobuf.Timestamp?
    public var events: [ChannelTraceEvent] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      numEventsLogged: Int64 = 0,
      creationTimestamp: Google.Protobuf.Timestamp? = nil,
      events: [ChannelTraceEvent] = []
    ) {
      self.numEventsLogged = numEventsLogged
      self.creationTimestamp = creationTimestamp
      self.events = events
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.ChannelRef`.
  public struct ChannelRef: Sendable, Hashable {
    public var channelId: Int64 = 0
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      channelId: Int64 = 0,
      name: String = ""
    ) {
      self.channelId = channelId
      self.name = name
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.SubchannelRef`.
  public struct SubchannelRef: Sendable, Hashable {
    public var subchannelId: Int64 = 0
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      subchannelId: Int64 = 0,
      name: String = ""
    ) {
      self.subchannelId = subchannelId
      self.name = name
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.SocketRef`.
  public struct SocketRef: Sendable, Hashable {
    public var socketId: Int64 = 0
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      socketId: Int64 = 0,
      name: String = ""
    ) {
      self.socketId = socketId
      self.name = name
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.ServerRef`.
  public struct ServerRef: Sendable, Hashable {
    public var serverId: Int64 = 0
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      serverId: Int64 = 0,
      name: String = ""
    ) {
      self.serverId = serverId
      self.name = name
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.Server`.
  public struct Server: Sendable, Hashable {
    public var ref: ServerRef?
    public var data: ServerData?
    public var listenSocket: [SocketRef] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      ref: ServerRef? = nil,
      data: ServerData? = nil,
      listenSocket: [SocketRef] = []
    ) {
      self.ref = ref
      self.data = data
      self.listenSocket = listenSocket
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.ServerData`.
  public struct ServerData: Sendable, Hashable {
    public var trace: ChannelTrace?
    public var callsStarted: Int64 = 0
    public var callsSucceeded: Int64 = 0
    public var callsFailed: Int64 = 0
    public var lastCallStartedTimestamp: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      trace: ChannelTrace? = nil,
      callsStarted: Int64 = 0,
      callsSucceeded: Int64 = 0,
      callsFailed: Int64 = 0,
      lastCallStartedTimestamp: Google.Protobuf.Timestamp? = nil
    ) {
      self.trace = trace
      self.callsStarted = callsStarted
      self.callsSucceeded = callsSucceeded
      self.callsFailed = callsFailed
      self.lastCallStartedTimestamp = lastCallStartedTimestamp
    }
  }
}

extension Grpc.Channelz.V1 {
  /// A connection, or a socket that listens.
  public struct Socket: Sendable, Hashable {
    public var ref: SocketRef?
    public var data: SocketData?
    public var local: Grpc.Channelz.V1.Address?
    /// Of a connection.
    public var remote: Grpc.Channelz.V1.Address?
    /// Absent where it speaks in the clear.
    public var security: Security?
    /// What a client calls its server.
    public var remoteName: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      ref: SocketRef? = nil,
      data: SocketData? = nil,
      local: Grpc.Channelz.V1.Address? = nil,
      remote: Grpc.Channelz.V1.Address? = nil,
      security: Security? = nil,
      remoteName: String = ""
    ) {
      self.ref = ref
      self.data = data
      self.local = local
      self.remote = remote
      self.security = security
      self.remoteName = remoteName
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.SocketData`.
  public struct SocketData: Sendable, Hashable {
    public var streamsStarted: Int64 = 0
    /// Ended as HTTP/2 would have it, whatever the call's status.
    public var streamsSucceeded: Int64 = 0
    /// Reset.
    public var streamsFailed: Int64 = 0
    public var messagesSent: Int64 = 0
    public var messagesReceived: Int64 = 0
    public var keepAlivesSent: Int64 = 0
    /// By this side, as a client does.
    public var lastLocalStreamCreatedTimestamp: Google.Protobuf.Timestamp?
    /// By the other side, as a server sees it.
    public var lastRemoteStreamCreatedTimestamp: Google.Protobuf.Timestamp?
    public var lastMessageSentTimestamp: Google.Protobuf.Timestamp?
    public var lastMessageReceivedTimestamp: Google.Protobuf.Timestamp?
    /// Bytes that this side would take at once.
    public var localFlowControlWindow: Google.Protobuf.Int64Value?
    /// Bytes that the other side would take at once.
    public var remoteFlowControlWindow: Google.Protobuf.Int64Value?
    public var option: [SocketOption] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      streamsStarted: Int64 = 0,
      streamsSucceeded: Int64 = 0,
      streamsFailed: Int64 = 0,
      messagesSent: Int64 = 0,
      messagesReceived: Int64 = 0,
      keepAlivesSent: Int64 = 0,
      lastLocalStreamCreatedTimestamp: Google.Protobuf.Timestamp? = nil,
      lastRemoteStreamCreatedTimestamp: Google.Protobuf.Timestamp? = nil,
      lastMessageSentTimestamp: Google.Protobuf.Timestamp? = nil,
      lastMessageReceivedTimestamp: Google.Protobuf.Timestamp? = nil,
      localFlowControlWindow: Google.Protobuf.Int64Value? = nil,
      remoteFlowControlWindow: Google.Protobuf.Int64Value? = nil,
      option: [SocketOption] = []
    ) {
      self.streamsStarted = streamsStarted
      self.streamsSucceeded = streamsSucceeded
      self.streamsFailed = streamsFailed
      self.messagesSent = messagesSent
      self.messagesReceived = messagesReceived
      self.keepAlivesSent = keepAlivesSent
      self.lastLocalStreamCreatedTimestamp = lastLocalStreamCreatedTimestamp
      self.lastRemoteStreamCreatedTimestamp = lastRemoteStreamCreatedTimestamp
      self.lastMessageSentTimestamp = lastMessageSentTimestamp
      self.lastMessageReceivedTimestamp = lastMessageReceivedTimestamp
      self.localFlowControlWindow = localFlowControlWindow
      self.remoteFlowControlWindow = remoteFlowControlWindow
      self.option = option
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.Address`.
  public struct Address: Sendable, Hashable {
    public var address: Address?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      address: Address? = nil
    ) {
      self.address = address
    }

    /// One of these at a time.
    public enum Address: Sendable, Hashable {
      case tcpipAddress(Grpc.Channelz.V1.Address.TcpIpAddress)
      case udsAddress(Grpc.Channelz.V1.Address.UdsAddress)
      case otherAddress(Grpc.Channelz.V1.Address.OtherAddress)
    }

    /// The message `grpc.channelz.v1.Address.TcpIpAddress`.
    public struct TcpIpAddress: Sendable, Hashable {
      /// 4 bytes or 16, in the network's order.
      public var ipAddress: Bytes = Bytes()
      public var port: Int32 = 0
      /// Fields that came with the message and that its type does not know.
      public var unknownFields = UnknownFields()

      /// All fields at their defaults.
      public init() {}

      public init(
        ipAddress: Bytes = Bytes(),
        port: Int32 = 0
      ) {
        self.ipAddress = ipAddress
        self.port = port
      }
    }

    /// The message `grpc.channelz.v1.Address.UdsAddress`.
    public struct UdsAddress: Sendable, Hashable {
      public var filename: String = ""
      /// Fields that came with the message and that its type does not know.
      public var unknownFields = UnknownFields()

      /// All fields at their defaults.
      public init() {}

      public init(
        filename: String = ""
      ) {
        self.filename = filename
      }
    }

    /// The message `grpc.channelz.v1.Address.OtherAddress`.
    public struct OtherAddress: Sendable, Hashable {
      public var name: String = ""
      public var value: Google.Protobuf.AnyMessage?
      /// Fields that came with the message and that its type does not know.
      public var unknownFields = UnknownFields()

      /// All fields at their defaults.
      public init() {}

      public init(
        name: String = "",
        value: Google.Protobuf.AnyMessage? = nil
      ) {
        self.name = name
        self.value = value
      }
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.Security`.
  public struct Security: Sendable, Hashable {
    public var model: Model?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      model: Model? = nil
    ) {
      self.model = model
    }

    /// One of these at a time.
    public enum Model: Sendable, Hashable {
      case tls(Security.Tls)
      case other(Security.OtherSecurity)
    }

    /// The message `grpc.channelz.v1.Security.Tls`.
    public struct Tls: Sendable, Hashable {
      public var cipherSuite: CipherSuite?
      /// DER.
      public var localCertificate: Bytes = Bytes()
      public var remoteCertificate: Bytes = Bytes()
      /// Fields that came with the message and that its type does not know.
      public var unknownFields = UnknownFields()

      /// All fields at their defaults.
      public init() {}

      public init(
        cipherSuite: CipherSuite? = nil,
        localCertificate: Bytes = Bytes(),
        remoteCertificate: Bytes = Bytes()
      ) {
        self.cipherSuite = cipherSuite
        self.localCertificate = localCertificate
        self.remoteCertificate = remoteCertificate
      }

      /// One of these at a time.
      public enum CipherSuite: Sendable, Hashable {
        /// As RFC 4346 and its followers call it.
        case standardName(String)
        case otherName(String)
      }
    }

    /// The message `grpc.channelz.v1.Security.OtherSecurity`.
    public struct OtherSecurity: Sendable, Hashable {
      public var name: String = ""
      public var value: Google.Protobuf.AnyMessage?
      /// Fields that came with the message and that its type does not know.
      public var unknownFields = UnknownFields()

      /// All fields at their defaults.
      public init() {}

      public init(
        name: String = "",
        value: Google.Protobuf.AnyMessage? = nil
      ) {
        self.name = name
        self.value = value
      }
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.SocketOption`.
  public struct SocketOption: Sendable, Hashable {
    /// Such as TCP_NODELAY.
    public var name: String = ""
    public var value: String = ""
    public var additional: Google.Protobuf.AnyMessage?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      value: String = "",
      additional: Google.Protobuf.AnyMessage? = nil
    ) {
      self.name = name
      self.value = value
      self.additional = additional
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetTopChannelsRequest`.
  public struct GetTopChannelsRequest: Sendable, Hashable {
    /// Of that id and after it.
    public var startChannelId: Int64 = 0
    /// 0 leaves it to the server.
    public var maxResults: Int64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      startChannelId: Int64 = 0,
      maxResults: Int64 = 0
    ) {
      self.startChannelId = startChannelId
      self.maxResults = maxResults
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetTopChannelsResponse`.
  public struct GetTopChannelsResponse: Sendable, Hashable {
    /// In the order of their ids.
    public var channel: [Channel] = []
    /// There are no more.
    public var end: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      channel: [Channel] = [],
      end: Bool = false
    ) {
      self.channel = channel
      self.end = end
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetServersRequest`.
  public struct GetServersRequest: Sendable, Hashable {
    public var startServerId: Int64 = 0
    public var maxResults: Int64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      startServerId: Int64 = 0,
      maxResults: Int64 = 0
    ) {
      self.startServerId = startServerId
      self.maxResults = maxResults
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetServersResponse`.
  public struct GetServersResponse: Sendable, Hashable {
    public var server: [Server] = []
    public var end: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      server: [Server] = [],
      end: Bool = false
    ) {
      self.server = server
      self.end = end
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetServerRequest`.
  public struct GetServerRequest: Sendable, Hashable {
    public var serverId: Int64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      serverId: Int64 = 0
    ) {
      self.serverId = serverId
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetServerResponse`.
  public struct GetServerResponse: Sendable, Hashable {
    public var server: Server?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      server: Server? = nil
    ) {
      self.server = server
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetServerSocketsRequest`.
  public struct GetServerSocketsRequest: Sendable, Hashable {
    public var serverId: Int64 = 0
    public var startSocketId: Int64 = 0
    public var maxResults: Int64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      serverId: Int64 = 0,
      startSocketId: Int64 = 0,
      maxResults: Int64 = 0
    ) {
      self.serverId = serverId
      self.startSocketId = startSocketId
      self.maxResults = maxResults
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetServerSocketsResponse`.
  public struct GetServerSocketsResponse: Sendable, Hashable {
    public var socketRef: [SocketRef] = []
    public var end: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      socketRef: [SocketRef] = [],
      end: Bool = false
    ) {
      self.socketRef = socketRef
      self.end = end
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetChannelRequest`.
  public struct GetChannelRequest: Sendable, Hashable {
    public var channelId: Int64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      channelId: Int64 = 0
    ) {
      self.channelId = channelId
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetChannelResponse`.
  public struct GetChannelResponse: Sendable, Hashable {
    public var channel: Channel?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      channel: Channel? = nil
    ) {
      self.channel = channel
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetSubchannelRequest`.
  public struct GetSubchannelRequest: Sendable, Hashable {
    public var subchannelId: Int64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      subchannelId: Int64 = 0
    ) {
      self.subchannelId = subchannelId
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetSubchannelResponse`.
  public struct GetSubchannelResponse: Sendable, Hashable {
    public var subchannel: Subchannel?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      subchannel: Subchannel? = nil
    ) {
      self.subchannel = subchannel
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetSocketRequest`.
  public struct GetSocketRequest: Sendable, Hashable {
    public var socketId: Int64 = 0
    /// Without what is dear to find out.
    public var summary: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      socketId: Int64 = 0,
      summary: Bool = false
    ) {
      self.socketId = socketId
      self.summary = summary
    }
  }
}

extension Grpc.Channelz.V1 {
  /// The message `grpc.channelz.v1.GetSocketResponse`.
  public struct GetSocketResponse: Sendable, Hashable {
    public var socket: Socket?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      socket: Socket? = nil
    ) {
      self.socket = socket
    }
  }
}

// MARK: - Wire format

extension Grpc.Channelz.V1.Channel: Message {
  public static let fullName = "grpc.channelz.v1.Channel"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[0] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__channel__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Channel.self)
    unsafe self.ref = source.message(c.pointee.ref)
    unsafe self.data = source.message(c.pointee.data)
    unsafe self.channelRef = source.messages(c.pointee.channel_ref, c.pointee.n_channel_ref)
    unsafe self.subchannelRef = source.messages(c.pointee.subchannel_ref, c.pointee.n_subchannel_ref)
    unsafe self.socketRef = source.messages(c.pointee.socket_ref, c.pointee.n_socket_ref)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Channel.self)
    unsafe grpc__channelz__v1__channel__init(c)
    unsafe c.pointee.ref = arena.message(self.ref)
    unsafe c.pointee.data = arena.message(self.data)
    unsafe c.pointee.n_channel_ref = self.channelRef.count
    unsafe c.pointee.channel_ref = arena.messages(self.channelRef)
    unsafe c.pointee.n_subchannel_ref = self.subchannelRef.count
    unsafe c.pointee.subchannel_ref = arena.messages(self.subchannelRef)
    unsafe c.pointee.n_socket_ref = self.socketRef.count
    unsafe c.pointee.socket_ref = arena.messages(self.socketRef)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Subchannel: Message {
  public static let fullName = "grpc.channelz.v1.Subchannel"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[1] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__subchannel__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Subchannel.self)
    unsafe self.ref = source.message(c.pointee.ref)
    unsafe self.data = source.message(c.pointee.data)
    unsafe self.channelRef = source.messages(c.pointee.channel_ref, c.pointee.n_channel_ref)
    unsafe self.subchannelRef = source.messages(c.pointee.subchannel_ref, c.pointee.n_subchannel_ref)
    unsafe self.socketRef = source.messages(c.pointee.socket_ref, c.pointee.n_socket_ref)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Subchannel.self)
    unsafe grpc__channelz__v1__subchannel__init(c)
    unsafe c.pointee.ref = arena.message(self.ref)
    unsafe c.pointee.data = arena.message(self.data)
    unsafe c.pointee.n_channel_ref = self.channelRef.count
    unsafe c.pointee.channel_ref = arena.messages(self.channelRef)
    unsafe c.pointee.n_subchannel_ref = self.subchannelRef.count
    unsafe c.pointee.subchannel_ref = arena.messages(self.subchannelRef)
    unsafe c.pointee.n_socket_ref = self.socketRef.count
    unsafe c.pointee.socket_ref = arena.messages(self.socketRef)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ChannelConnectivityState: Message {
  public static let fullName = "grpc.channelz.v1.ChannelConnectivityState"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[2] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__channel_connectivity_state__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__ChannelConnectivityState.self)
    unsafe self.state = Grpc.Channelz.V1.ChannelConnectivityState.State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__ChannelConnectivityState.self)
    unsafe grpc__channelz__v1__channel_connectivity_state__init(c)
    unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: self.state.rawValue))
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ChannelData: Message {
  public static let fullName = "grpc.channelz.v1.ChannelData"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[3] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__channel_data__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__ChannelData.self)
    unsafe self.state = source.message(c.pointee.state)
    unsafe self.target = source.string(c.pointee.target.data, c.pointee.target.len)
    unsafe self.trace = source.message(c.pointee.trace)
    unsafe self.callsStarted = c.pointee.calls_started
    unsafe self.callsSucceeded = c.pointee.calls_succeeded
    unsafe self.callsFailed = c.pointee.calls_failed
    unsafe self.lastCallStartedTimestamp = source.message(c.pointee.last_call_started_timestamp)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__ChannelData.self)
    unsafe grpc__channelz__v1__channel_data__init(c)
    unsafe c.pointee.state = arena.message(self.state)
    unsafe arena.put(self.target, at: &c.pointee.target)
    unsafe c.pointee.trace = arena.message(self.trace)
    unsafe c.pointee.calls_started = self.callsStarted
    unsafe c.pointee.calls_succeeded = self.callsSucceeded
    unsafe c.pointee.calls_failed = self.callsFailed
    unsafe c.pointee.last_call_started_timestamp = arena.message(self.lastCallStartedTimestamp)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ChannelTraceEvent: Message {
  public static let fullName = "grpc.channelz.v1.ChannelTraceEvent"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[4] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__channel_trace_event__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__ChannelTraceEvent.self)
    unsafe self.descriptionField = source.string(c.pointee.description.data, c.pointee.description.len)
    unsafe self.severity = Grpc.Channelz.V1.ChannelTraceEvent.Severity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
    unsafe self.timestamp = source.message(c.pointee.timestamp)
    switch unsafe c.pointee.child_ref_case.rawValue {
    case 4: unsafe self.childRef = .channelRef(source.message(c.pointee.channel_ref) ?? Grpc.Channelz.V1.ChannelRef())
    case 5: unsafe self.childRef = .subchannelRef(source.message(c.pointee.subchannel_ref) ?? Grpc.Channelz.V1.SubchannelRef())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__ChannelTraceEvent.self)
    unsafe grpc__channelz__v1__channel_trace_event__init(c)
    unsafe arena.put(self.descriptionField, at: &c.pointee.description)
    unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: self.severity.rawValue))
    unsafe c.pointee.timestamp = arena.message(self.timestamp)
    switch self.childRef {
    case .channelRef(let value)?:
      unsafe c.pointee.child_ref_case = .init(rawValue: 4)
      unsafe c.pointee.channel_ref = arena.message(value)
    case .subchannelRef(let value)?:
      unsafe c.pointee.child_ref_case = .init(rawValue: 5)
      unsafe c.pointee.subchannel_ref = arena.message(value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ChannelTrace: Message {
  public static let fullName = "grpc.channelz.v1.ChannelTrace"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[5] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__channel_trace__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__ChannelTrace.self)
    unsafe self.numEventsLogged = c.pointee.num_events_logged
    unsafe self.creationTimestamp = source.message(c.pointee.creation_timestamp)
    unsafe self.events = source.messages(c.pointee.events, c.pointee.n_events)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__ChannelTrace.self)
    unsafe grpc__channelz__v1__channel_trace__init(c)
    unsafe c.pointee.num_events_logged = self.numEventsLogged
    unsafe c.pointee.creation_timestamp = arena.message(self.creationTimestamp)
    unsafe c.pointee.n_events = self.events.count
    unsafe c.pointee.events = arena.messages(self.events)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ChannelRef: Message {
  public static let fullName = "grpc.channelz.v1.ChannelRef"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[6] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__channel_ref__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__ChannelRef.self)
    unsafe self.channelId = c.pointee.channel_id
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__ChannelRef.self)
    unsafe grpc__channelz__v1__channel_ref__init(c)
    unsafe c.pointee.channel_id = self.channelId
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.SubchannelRef: Message {
  public static let fullName = "grpc.channelz.v1.SubchannelRef"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[7] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__subchannel_ref__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__SubchannelRef.self)
    unsafe self.subchannelId = c.pointee.subchannel_id
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__SubchannelRef.self)
    unsafe grpc__channelz__v1__subchannel_ref__init(c)
    unsafe c.pointee.subchannel_id = self.subchannelId
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.SocketRef: Message {
  public static let fullName = "grpc.channelz.v1.SocketRef"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[8] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__socket_ref__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__SocketRef.self)
    unsafe self.socketId = c.pointee.socket_id
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__SocketRef.self)
    unsafe grpc__channelz__v1__socket_ref__init(c)
    unsafe c.pointee.socket_id = self.socketId
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ServerRef: Message {
  public static let fullName = "grpc.channelz.v1.ServerRef"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[9] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__server_ref__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__ServerRef.self)
    unsafe self.serverId = c.pointee.server_id
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__ServerRef.self)
    unsafe grpc__channelz__v1__server_ref__init(c)
    unsafe c.pointee.server_id = self.serverId
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Server: Message {
  public static let fullName = "grpc.channelz.v1.Server"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[10] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__server__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Server.self)
    unsafe self.ref = source.message(c.pointee.ref)
    unsafe self.data = source.message(c.pointee.data)
    unsafe self.listenSocket = source.messages(c.pointee.listen_socket, c.pointee.n_listen_socket)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Server.self)
    unsafe grpc__channelz__v1__server__init(c)
    unsafe c.pointee.ref = arena.message(self.ref)
    unsafe c.pointee.data = arena.message(self.data)
    unsafe c.pointee.n_listen_socket = self.listenSocket.count
    unsafe c.pointee.listen_socket = arena.messages(self.listenSocket)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ServerData: Message {
  public static let fullName = "grpc.channelz.v1.ServerData"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[11] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__server_data__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__ServerData.self)
    unsafe self.trace = source.message(c.pointee.trace)
    unsafe self.callsStarted = c.pointee.calls_started
    unsafe self.callsSucceeded = c.pointee.calls_succeeded
    unsafe self.callsFailed = c.pointee.calls_failed
    unsafe self.lastCallStartedTimestamp = source.message(c.pointee.last_call_started_timestamp)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__ServerData.self)
    unsafe grpc__channelz__v1__server_data__init(c)
    unsafe c.pointee.trace = arena.message(self.trace)
    unsafe c.pointee.calls_started = self.callsStarted
    unsafe c.pointee.calls_succeeded = self.callsSucceeded
    unsafe c.pointee.calls_failed = self.callsFailed
    unsafe c.pointee.last_call_started_timestamp = arena.message(self.lastCallStartedTimestamp)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Socket: Message {
  public static let fullName = "grpc.channelz.v1.Socket"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[12] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__socket__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Socket.self)
    unsafe self.ref = source.message(c.pointee.ref)
    unsafe self.data = source.message(c.pointee.data)
    unsafe self.local = source.message(c.pointee.local)
    unsafe self.remote = source.message(c.pointee.remote)
    unsafe self.security = source.message(c.pointee.security)
    unsafe self.remoteName = source.string(c.pointee.remote_name.data, c.pointee.remote_name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Socket.self)
    unsafe grpc__channelz__v1__socket__init(c)
    unsafe c.pointee.ref = arena.message(self.ref)
    unsafe c.pointee.data = arena.message(self.data)
    unsafe c.pointee.local = arena.message(self.local)
    unsafe c.pointee.remote = arena.message(self.remote)
    unsafe c.pointee.security = arena.message(self.security)
    unsafe arena.put(self.remoteName, at: &c.pointee.remote_name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.SocketData: Message {
  public static let fullName = "grpc.channelz.v1.SocketData"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[13] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__socket_data__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__SocketData.self)
    unsafe self.streamsStarted = c.pointee.streams_started
    unsafe self.streamsSucceeded = c.pointee.streams_succeeded
    unsafe self.streamsFailed = c.pointee.streams_failed
    unsafe self.messagesSent = c.pointee.messages_sent
    unsafe self.messagesReceived = c.pointee.messages_received
    unsafe self.keepAlivesSent = c.pointee.keep_alives_sent
    unsafe self.lastLocalStreamCreatedTimestamp = source.message(c.pointee.last_local_stream_created_timestamp)
    unsafe self.lastRemoteStreamCreatedTimestamp = source.message(c.pointee.last_remote_stream_created_timestamp)
    unsafe self.lastMessageSentTimestamp = source.message(c.pointee.last_message_sent_timestamp)
    unsafe self.lastMessageReceivedTimestamp = source.message(c.pointee.last_message_received_timestamp)
    unsafe self.localFlowControlWindow = source.message(c.pointee.local_flow_control_window)
    unsafe self.remoteFlowControlWindow = source.message(c.pointee.remote_flow_control_window)
    unsafe self.option = source.messages(c.pointee.option, c.pointee.n_option)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__SocketData.self)
    unsafe grpc__channelz__v1__socket_data__init(c)
    unsafe c.pointee.streams_started = self.streamsStarted
    unsafe c.pointee.streams_succeeded = self.streamsSucceeded
    unsafe c.pointee.streams_failed = self.streamsFailed
    unsafe c.pointee.messages_sent = self.messagesSent
    unsafe c.pointee.messages_received = self.messagesReceived
    unsafe c.pointee.keep_alives_sent = self.keepAlivesSent
    unsafe c.pointee.last_local_stream_created_timestamp = arena.message(self.lastLocalStreamCreatedTimestamp)
    unsafe c.pointee.last_remote_stream_created_timestamp = arena.message(self.lastRemoteStreamCreatedTimestamp)
    unsafe c.pointee.last_message_sent_timestamp = arena.message(self.lastMessageSentTimestamp)
    unsafe c.pointee.last_message_received_timestamp = arena.message(self.lastMessageReceivedTimestamp)
    unsafe c.pointee.local_flow_control_window = arena.message(self.localFlowControlWindow)
    unsafe c.pointee.remote_flow_control_window = arena.message(self.remoteFlowControlWindow)
    unsafe c.pointee.n_option = self.option.count
    unsafe c.pointee.option = arena.messages(self.option)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Address: Message {
  public static let fullName = "grpc.channelz.v1.Address"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[14] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__address__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Address.self)
    switch unsafe c.pointee.address_case.rawValue {
    case 1: unsafe self.address = .tcpipAddress(source.message(c.pointee.tcpip_address) ?? Grpc.Channelz.V1.Address.TcpIpAddress())
    case 2: unsafe self.address = .udsAddress(source.message(c.pointee.uds_address) ?? Grpc.Channelz.V1.Address.UdsAddress())
    case 3: unsafe self.address = .otherAddress(source.message(c.pointee.other_address) ?? Grpc.Channelz.V1.Address.OtherAddress())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Address.self)
    unsafe grpc__channelz__v1__address__init(c)
    switch self.address {
    case .tcpipAddress(let value)?:
      unsafe c.pointee.address_case = .init(rawValue: 1)
      unsafe c.pointee.tcpip_address = arena.message(value)
    case .udsAddress(let value)?:
      unsafe c.pointee.address_case = .init(rawValue: 2)
      unsafe c.pointee.uds_address = arena.message(value)
    case .otherAddress(let value)?:
      unsafe c.pointee.address_case = .init(rawValue: 3)
      unsafe c.pointee.other_address = arena.message(value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Address.TcpIpAddress: Message {
  public static let fullName = "grpc.channelz.v1.Address.TcpIpAddress"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[14].messages[0] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__address__tcp_ip_address__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Address__TcpIpAddress.self)
    unsafe self.ipAddress = source.bytes(c.pointee.ip_address.data, c.pointee.ip_address.len)
    unsafe self.port = c.pointee.port
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Address__TcpIpAddress.self)
    unsafe grpc__channelz__v1__address__tcp_ip_address__init(c)
    unsafe arena.put(self.ipAddress, at: &c.pointee.ip_address)
    unsafe c.pointee.port = self.port
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Address.UdsAddress: Message {
  public static let fullName = "grpc.channelz.v1.Address.UdsAddress"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[14].messages[1] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__address__uds_address__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Address__UdsAddress.self)
    unsafe self.filename = source.string(c.pointee.filename.data, c.pointee.filename.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Address__UdsAddress.self)
    unsafe grpc__channelz__v1__address__uds_address__init(c)
    unsafe arena.put(self.filename, at: &c.pointee.filename)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Address.OtherAddress: Message {
  public static let fullName = "grpc.channelz.v1.Address.OtherAddress"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[14].messages[2] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__address__other_address__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Address__OtherAddress.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.value = source.message(c.pointee.value)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Address__OtherAddress.self)
    unsafe grpc__channelz__v1__address__other_address__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.value = arena.message(self.value)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Security: Message {
  public static let fullName = "grpc.channelz.v1.Security"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[15] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__security__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Security.self)
    switch unsafe c.pointee.model_case.rawValue {
    case 1: unsafe self.model = .tls(source.message(c.pointee.tls) ?? Grpc.Channelz.V1.Security.Tls())
    case 2: unsafe self.model = .other(source.message(c.pointee.other) ?? Grpc.Channelz.V1.Security.OtherSecurity())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Security.self)
    unsafe grpc__channelz__v1__security__init(c)
    switch self.model {
    case .tls(let value)?:
      unsafe c.pointee.model_case = .init(rawValue: 1)
      unsafe c.pointee.tls = arena.message(value)
    case .other(let value)?:
      unsafe c.pointee.model_case = .init(rawValue: 2)
      unsafe c.pointee.other = arena.message(value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Security.Tls: Message {
  public static let fullName = "grpc.channelz.v1.Security.Tls"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[15].messages[0] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__security__tls__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Security__Tls.self)
    unsafe self.localCertificate = source.bytes(c.pointee.local_certificate.data, c.pointee.local_certificate.len)
    unsafe self.remoteCertificate = source.bytes(c.pointee.remote_certificate.data, c.pointee.remote_certificate.len)
    switch unsafe c.pointee.cipher_suite_case.rawValue {
    case 1: unsafe self.cipherSuite = .standardName(source.string(c.pointee.standard_name.data, c.pointee.standard_name.len))
    case 2: unsafe self.cipherSuite = .otherName(source.string(c.pointee.other_name.data, c.pointee.other_name.len))
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Security__Tls.self)
    unsafe grpc__channelz__v1__security__tls__init(c)
    unsafe arena.put(self.localCertificate, at: &c.pointee.local_certificate)
    unsafe arena.put(self.remoteCertificate, at: &c.pointee.remote_certificate)
    switch self.cipherSuite {
    case .standardName(let value)?:
      unsafe c.pointee.cipher_suite_case = .init(rawValue: 1)
      unsafe arena.put(value, at: &c.pointee.standard_name)
    case .otherName(let value)?:
      unsafe c.pointee.cipher_suite_case = .init(rawValue: 2)
      unsafe arena.put(value, at: &c.pointee.other_name)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.Security.OtherSecurity: Message {
  public static let fullName = "grpc.channelz.v1.Security.OtherSecurity"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[15].messages[1] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__security__other_security__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__Security__OtherSecurity.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.value = source.message(c.pointee.value)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__Security__OtherSecurity.self)
    unsafe grpc__channelz__v1__security__other_security__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe c.pointee.value = arena.message(self.value)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.SocketOption: Message {
  public static let fullName = "grpc.channelz.v1.SocketOption"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[16] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__socket_option__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__SocketOption.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.value = source.string(c.pointee.value.data, c.pointee.value.len)
    unsafe self.additional = source.message(c.pointee.additional)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__SocketOption.self)
    unsafe grpc__channelz__v1__socket_option__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.value, at: &c.pointee.value)
    unsafe c.pointee.additional = arena.message(self.additional)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetTopChannelsRequest: Message {
  public static let fullName = "grpc.channelz.v1.GetTopChannelsRequest"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[17] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_top_channels_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetTopChannelsRequest.self)
    unsafe self.startChannelId = c.pointee.start_channel_id
    unsafe self.maxResults = c.pointee.max_results
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetTopChannelsRequest.self)
    unsafe grpc__channelz__v1__get_top_channels_request__init(c)
    unsafe c.pointee.start_channel_id = self.startChannelId
    unsafe c.pointee.max_results = self.maxResults
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetTopChannelsResponse: Message {
  public static let fullName = "grpc.channelz.v1.GetTopChannelsResponse"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[18] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_top_channels_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetTopChannelsResponse.self)
    unsafe self.channel = source.messages(c.pointee.channel, c.pointee.n_channel)
    unsafe self.end = c.pointee.end != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetTopChannelsResponse.self)
    unsafe grpc__channelz__v1__get_top_channels_response__init(c)
    unsafe c.pointee.n_channel = self.channel.count
    unsafe c.pointee.channel = arena.messages(self.channel)
    unsafe c.pointee.end = self.end ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetServersRequest: Message {
  public static let fullName = "grpc.channelz.v1.GetServersRequest"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[19] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_servers_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetServersRequest.self)
    unsafe self.startServerId = c.pointee.start_server_id
    unsafe self.maxResults = c.pointee.max_results
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetServersRequest.self)
    unsafe grpc__channelz__v1__get_servers_request__init(c)
    unsafe c.pointee.start_server_id = self.startServerId
    unsafe c.pointee.max_results = self.maxResults
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetServersResponse: Message {
  public static let fullName = "grpc.channelz.v1.GetServersResponse"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[20] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_servers_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetServersResponse.self)
    unsafe self.server = source.messages(c.pointee.server, c.pointee.n_server)
    unsafe self.end = c.pointee.end != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetServersResponse.self)
    unsafe grpc__channelz__v1__get_servers_response__init(c)
    unsafe c.pointee.n_server = self.server.count
    unsafe c.pointee.server = arena.messages(self.server)
    unsafe c.pointee.end = self.end ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetServerRequest: Message {
  public static let fullName = "grpc.channelz.v1.GetServerRequest"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[21] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_server_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetServerRequest.self)
    unsafe self.serverId = c.pointee.server_id
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetServerRequest.self)
    unsafe grpc__channelz__v1__get_server_request__init(c)
    unsafe c.pointee.server_id = self.serverId
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetServerResponse: Message {
  public static let fullName = "grpc.channelz.v1.GetServerResponse"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[22] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_server_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetServerResponse.self)
    unsafe self.server = source.message(c.pointee.server)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetServerResponse.self)
    unsafe grpc__channelz__v1__get_server_response__init(c)
    unsafe c.pointee.server = arena.message(self.server)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetServerSocketsRequest: Message {
  public static let fullName = "grpc.channelz.v1.GetServerSocketsRequest"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[23] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_server_sockets_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetServerSocketsRequest.self)
    unsafe self.serverId = c.pointee.server_id
    unsafe self.startSocketId = c.pointee.start_socket_id
    unsafe self.maxResults = c.pointee.max_results
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetServerSocketsRequest.self)
    unsafe grpc__channelz__v1__get_server_sockets_request__init(c)
    unsafe c.pointee.server_id = self.serverId
    unsafe c.pointee.start_socket_id = self.startSocketId
    unsafe c.pointee.max_results = self.maxResults
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetServerSocketsResponse: Message {
  public static let fullName = "grpc.channelz.v1.GetServerSocketsResponse"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[24] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_server_sockets_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetServerSocketsResponse.self)
    unsafe self.socketRef = source.messages(c.pointee.socket_ref, c.pointee.n_socket_ref)
    unsafe self.end = c.pointee.end != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetServerSocketsResponse.self)
    unsafe grpc__channelz__v1__get_server_sockets_response__init(c)
    unsafe c.pointee.n_socket_ref = self.socketRef.count
    unsafe c.pointee.socket_ref = arena.messages(self.socketRef)
    unsafe c.pointee.end = self.end ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetChannelRequest: Message {
  public static let fullName = "grpc.channelz.v1.GetChannelRequest"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[25] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_channel_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetChannelRequest.self)
    unsafe self.channelId = c.pointee.channel_id
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetChannelRequest.self)
    unsafe grpc__channelz__v1__get_channel_request__init(c)
    unsafe c.pointee.channel_id = self.channelId
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetChannelResponse: Message {
  public static let fullName = "grpc.channelz.v1.GetChannelResponse"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[26] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_channel_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetChannelResponse.self)
    unsafe self.channel = source.message(c.pointee.channel)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetChannelResponse.self)
    unsafe grpc__channelz__v1__get_channel_response__init(c)
    unsafe c.pointee.channel = arena.message(self.channel)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetSubchannelRequest: Message {
  public static let fullName = "grpc.channelz.v1.GetSubchannelRequest"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[27] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_subchannel_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetSubchannelRequest.self)
    unsafe self.subchannelId = c.pointee.subchannel_id
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetSubchannelRequest.self)
    unsafe grpc__channelz__v1__get_subchannel_request__init(c)
    unsafe c.pointee.subchannel_id = self.subchannelId
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetSubchannelResponse: Message {
  public static let fullName = "grpc.channelz.v1.GetSubchannelResponse"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[28] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_subchannel_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetSubchannelResponse.self)
    unsafe self.subchannel = source.message(c.pointee.subchannel)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetSubchannelResponse.self)
    unsafe grpc__channelz__v1__get_subchannel_response__init(c)
    unsafe c.pointee.subchannel = arena.message(self.subchannel)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetSocketRequest: Message {
  public static let fullName = "grpc.channelz.v1.GetSocketRequest"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[29] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_socket_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetSocketRequest.self)
    unsafe self.socketId = c.pointee.socket_id
    unsafe self.summary = c.pointee.summary != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetSocketRequest.self)
    unsafe grpc__channelz__v1__get_socket_request__init(c)
    unsafe c.pointee.socket_id = self.socketId
    unsafe c.pointee.summary = self.summary ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.GetSocketResponse: Message {
  public static let fullName = "grpc.channelz.v1.GetSocketResponse"
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }
  public static var schema: MessageSchema { Grpc.Channelz.V1.channelzFile.messages[30] }
  public static let layout = unsafe MessageLayout(grpc__channelz__v1__get_socket_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Grpc__Channelz__V1__GetSocketResponse.self)
    unsafe self.socket = source.message(c.pointee.socket)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Channelz__V1__GetSocketResponse.self)
    unsafe grpc__channelz__v1__get_socket_response__init(c)
    unsafe c.pointee.socket = arena.message(self.socket)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Channelz.V1.ChannelConnectivityState.State {
  public static let fullName = "grpc.channelz.v1.ChannelConnectivityState.State"
  public static var schema: EnumSchema { Grpc.Channelz.V1.channelzFile.messages[2].enums[0] }
}

extension Grpc.Channelz.V1.ChannelTraceEvent.Severity {
  public static let fullName = "grpc.channelz.v1.ChannelTraceEvent.Severity"
  public static var schema: EnumSchema { Grpc.Channelz.V1.channelzFile.messages[4].enums[0] }
}

extension Grpc.Channelz.V1 {
  /// `grpc/channelz/v1/channelz.proto`.
  public static let channelzFile = FileSchema(
    embedded: """
      Ch9ncnBjL2NoYW5uZWx6L3YxL2NoYW5uZWx6LnByb3RvEhBncnBjLmNoYW5uZWx6LnYxGhlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvGh9nb2\
      9nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvGh5nb29nbGUvcHJvdG9idWYvd3JhcHBlcnMucHJvdG8irwIKB0NoYW5uZWwSLgoDcmVmGAEg\
      ASgLMhwuZ3JwYy5jaGFubmVsei52MS5DaGFubmVsUmVmUgNyZWYSMQoEZGF0YRgCIAEoCzIdLmdycGMuY2hhbm5lbHoudjEuQ2hhbm5lbERhdG\
      FSBGRhdGESPQoLY2hhbm5lbF9yZWYYAyADKAsyHC5ncnBjLmNoYW5uZWx6LnYxLkNoYW5uZWxSZWZSCmNoYW5uZWxSZWYSRgoOc3ViY2hhbm5l\
      bF9yZWYYBCADKAsyHy5ncnBjLmNoYW5uZWx6LnYxLlN1YmNoYW5uZWxSZWZSDXN1YmNoYW5uZWxSZWYSOgoKc29ja2V0X3JlZhgFIAMoCzIbLm\
      dycGMuY2hhbm5lbHoudjEuU29ja2V0UmVmUglzb2NrZXRSZWYitQIKClN1YmNoYW5uZWwSMQoDcmVmGAEgASgLMh8uZ3JwYy5jaGFubmVsei52\
      MS5TdWJjaGFubmVsUmVmUgNyZWYSMQoEZGF0YRgCIAEoCzIdLmdycGMuY2hhbm5lbHoudjEuQ2hhbm5lbERhdGFSBGRhdGESPQoLY2hhbm5lbF\
      9yZWYYAyADKAsyHC5ncnBjLmNoYW5uZWx6LnYxLkNoYW5uZWxSZWZSCmNoYW5uZWxSZWYSRgoOc3ViY2hhbm5lbF9yZWYYBCADKAsyHy5ncnBj\
      LmNoYW5uZWx6LnYxLlN1YmNoYW5uZWxSZWZSDXN1YmNoYW5uZWxSZWYSOgoKc29ja2V0X3JlZhgFIAMoCzIbLmdycGMuY2hhbm5lbHoudjEuU2\
      9ja2V0UmVmUglzb2NrZXRSZWYiwgEKGENoYW5uZWxDb25uZWN0aXZpdHlTdGF0ZRJGCgVzdGF0ZRgBIAEoDjIwLmdycGMuY2hhbm5lbHoudjEu\
      Q2hhbm5lbENvbm5lY3Rpdml0eVN0YXRlLlN0YXRlUgVzdGF0ZSJeCgVTdGF0ZRILCgdVTktOT1dOEAASCAoESURMRRABEg4KCkNPTk5FQ1RJTk\
      cQAhIJCgVSRUFEWRADEhUKEVRSQU5TSUVOVF9GQUlMVVJFEAQSDAoIU0hVVERPV04QBSLpAgoLQ2hhbm5lbERhdGESQAoFc3RhdGUYASABKAsy\
      Ki5ncnBjLmNoYW5uZWx6LnYxLkNoYW5uZWxDb25uZWN0aXZpdHlTdGF0ZVIFc3RhdGUSFgoGdGFyZ2V0GAIgASgJUgZ0YXJnZXQSNAoFdHJhY2\
      UYAyABKAsyHi5ncnBjLmNoYW5uZWx6LnYxLkNoYW5uZWxUcmFjZVIFdHJhY2USIwoNY2FsbHNfc3RhcnRlZBgEIAEoA1IMY2FsbHNTdGFydGVk\
      EicKD2NhbGxzX3N1Y2NlZWRlZBgFIAEoA1IOY2FsbHNTdWNjZWVkZWQSIQoMY2FsbHNfZmFpbGVkGAYgASgDUgtjYWxsc0ZhaWxlZBJZChtsYX\
      N0X2NhbGxfc3RhcnRlZF90aW1lc3RhbXAYByABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUhhsYXN0Q2FsbFN0YXJ0ZWRUaW1lc3Rh\
      bXAimAMKEUNoYW5uZWxUcmFjZUV2ZW50EiAKC2Rlc2NyaXB0aW9uGAEgASgJUgtkZXNjcmlwdGlvbhJICghzZXZlcml0eRgCIAEoDjIsLmdycG\
      MuY2hhbm5lbHoudjEuQ2hhbm5lbFRyYWNlRXZlbnQuU2V2ZXJpdHlSCHNldmVyaXR5EjgKCXRpbWVzdGFtcBgDIAEoCzIaLmdvb2dsZS5wcm90\
      b2J1Zi5UaW1lc3RhbXBSCXRpbWVzdGFtcBI/CgtjaGFubmVsX3JlZhgEIAEoCzIcLmdycGMuY2hhbm5lbHoudjEuQ2hhbm5lbFJlZkgAUgpjaG\
      FubmVsUmVmEkgKDnN1YmNoYW5uZWxfcmVmGAUgASgLMh8uZ3JwYy5jaGFubmVsei52MS5TdWJjaGFubmVsUmVmSABSDXN1YmNoYW5uZWxSZWYi\
      RQoIU2V2ZXJpdHkSDgoKQ1RfVU5LTk9XThAAEgsKB0NUX0lORk8QARIOCgpDVF9XQVJOSU5HEAISDAoIQ1RfRVJST1IQA0ILCgljaGlsZF9yZW\
      YiwgEKDENoYW5uZWxUcmFjZRIqChFudW1fZXZlbnRzX2xvZ2dlZBgBIAEoA1IPbnVtRXZlbnRzTG9nZ2VkEkkKEmNyZWF0aW9uX3RpbWVzdGFt\
      cBgCIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSEWNyZWF0aW9uVGltZXN0YW1wEjsKBmV2ZW50cxgDIAMoCzIjLmdycGMuY2hhbm\
      5lbHoudjEuQ2hhbm5lbFRyYWNlRXZlbnRSBmV2ZW50cyI/CgpDaGFubmVsUmVmEh0KCmNoYW5uZWxfaWQYASABKANSCWNoYW5uZWxJZBISCgRu\
      YW1lGAIgASgJUgRuYW1lIkgKDVN1YmNoYW5uZWxSZWYSIwoNc3ViY2hhbm5lbF9pZBgHIAEoA1IMc3ViY2hhbm5lbElkEhIKBG5hbWUYCCABKA\
      lSBG5hbWUiPAoJU29ja2V0UmVmEhsKCXNvY2tldF9pZBgDIAEoA1IIc29ja2V0SWQSEgoEbmFtZRgEIAEoCVIEbmFtZSI8CglTZXJ2ZXJSZWYS\
      GwoJc2VydmVyX2lkGAUgASgDUghzZXJ2ZXJJZBISCgRuYW1lGAYgASgJUgRuYW1lIqsBCgZTZXJ2ZXISLQoDcmVmGAEgASgLMhsuZ3JwYy5jaG\
      FubmVsei52MS5TZXJ2ZXJSZWZSA3JlZhIwCgRkYXRhGAIgASgLMhwuZ3JwYy5jaGFubmVsei52MS5TZXJ2ZXJEYXRhUgRkYXRhEkAKDWxpc3Rl\
      bl9zb2NrZXQYAyADKAsyGy5ncnBjLmNoYW5uZWx6LnYxLlNvY2tldFJlZlIMbGlzdGVuU29ja2V0Io4CCgpTZXJ2ZXJEYXRhEjQKBXRyYWNlGA\
      EgASgLMh4uZ3JwYy5jaGFubmVsei52MS5DaGFubmVsVHJhY2VSBXRyYWNlEiMKDWNhbGxzX3N0YXJ0ZWQYAiABKANSDGNhbGxzU3RhcnRlZBIn\
      Cg9jYWxsc19zdWNjZWVkZWQYAyABKANSDmNhbGxzU3VjY2VlZGVkEiEKDGNhbGxzX2ZhaWxlZBgEIAEoA1ILY2FsbHNGYWlsZWQSWQobbGFzdF\
      9jYWxsX3N0YXJ0ZWRfdGltZXN0YW1wGAUgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIYbGFzdENhbGxTdGFydGVkVGltZXN0YW1w\
      IqYCCgZTb2NrZXQSLQoDcmVmGAEgASgLMhsuZ3JwYy5jaGFubmVsei52MS5Tb2NrZXRSZWZSA3JlZhIwCgRkYXRhGAIgASgLMhwuZ3JwYy5jaG\
      FubmVsei52MS5Tb2NrZXREYXRhUgRkYXRhEi8KBWxvY2FsGAMgASgLMhkuZ3JwYy5jaGFubmVsei52MS5BZGRyZXNzUgVsb2NhbBIxCgZyZW1v\
      dGUYBCABKAsyGS5ncnBjLmNoYW5uZWx6LnYxLkFkZHJlc3NSBnJlbW90ZRI2CghzZWN1cml0eRgFIAEoCzIaLmdycGMuY2hhbm5lbHoudjEuU2\
      VjdXJpdHlSCHNlY3VyaXR5Eh8KC3JlbW90ZV9uYW1lGAYgASgJUgpyZW1vdGVOYW1lIoMHCgpTb2NrZXREYXRhEicKD3N0cmVhbXNfc3RhcnRl\
      ZBgBIAEoA1IOc3RyZWFtc1N0YXJ0ZWQSKwoRc3RyZWFtc19zdWNjZWVkZWQYAiABKANSEHN0cmVhbXNTdWNjZWVkZWQSJQoOc3RyZWFtc19mYW\
      lsZWQYAyABKANSDXN0cmVhbXNGYWlsZWQSIwoNbWVzc2FnZXNfc2VudBgEIAEoA1IMbWVzc2FnZXNTZW50EisKEW1lc3NhZ2VzX3JlY2VpdmVk\
      GAUgASgDUhBtZXNzYWdlc1JlY2VpdmVkEigKEGtlZXBfYWxpdmVzX3NlbnQYBiABKANSDmtlZXBBbGl2ZXNTZW50EmgKI2xhc3RfbG9jYWxfc3\
      RyZWFtX2NyZWF0ZWRfdGltZXN0YW1wGAcgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIfbGFzdExvY2FsU3RyZWFtQ3JlYXRlZFRp\
      bWVzdGFtcBJqCiRsYXN0X3JlbW90ZV9zdHJlYW1fY3JlYXRlZF90aW1lc3RhbXAYCCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUi\
      BsYXN0UmVtb3RlU3RyZWFtQ3JlYXRlZFRpbWVzdGFtcBJZChtsYXN0X21lc3NhZ2Vfc2VudF90aW1lc3RhbXAYCSABKAsyGi5nb29nbGUucHJv\
      dG9idWYuVGltZXN0YW1wUhhsYXN0TWVzc2FnZVNlbnRUaW1lc3RhbXASYQofbGFzdF9tZXNzYWdlX3JlY2VpdmVkX3RpbWVzdGFtcBgKIAEoCz\
      IaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSHGxhc3RNZXNzYWdlUmVjZWl2ZWRUaW1lc3RhbXASVgoZbG9jYWxfZmxvd19jb250cm9sX3dp\
      bmRvdxgLIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQ2NFZhbHVlUhZsb2NhbEZsb3dDb250cm9sV2luZG93ElgKGnJlbW90ZV9mbG93X2Nvbn\
      Ryb2xfd2luZG93GAwgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDY0VmFsdWVSF3JlbW90ZUZsb3dDb250cm9sV2luZG93EjYKBm9wdGlvbhgN\
      IAMoCzIeLmdycGMuY2hhbm5lbHoudjEuU29ja2V0T3B0aW9uUgZvcHRpb24iuAMKB0FkZHJlc3MSTQoNdGNwaXBfYWRkcmVzcxgBIAEoCzImLm\
      dycGMuY2hhbm5lbHoudjEuQWRkcmVzcy5UY3BJcEFkZHJlc3NIAFIMdGNwaXBBZGRyZXNzEkcKC3Vkc19hZGRyZXNzGAIgASgLMiQuZ3JwYy5j\
      aGFubmVsei52MS5BZGRyZXNzLlVkc0FkZHJlc3NIAFIKdWRzQWRkcmVzcxJNCg1vdGhlcl9hZGRyZXNzGAMgASgLMiYuZ3JwYy5jaGFubmVsei\
      52MS5BZGRyZXNzLk90aGVyQWRkcmVzc0gAUgxvdGhlckFkZHJlc3MaQQoMVGNwSXBBZGRyZXNzEh0KCmlwX2FkZHJlc3MYASABKAxSCWlwQWRk\
      cmVzcxISCgRwb3J0GAIgASgFUgRwb3J0GigKClVkc0FkZHJlc3MSGgoIZmlsZW5hbWUYASABKAlSCGZpbGVuYW1lGk4KDE90aGVyQWRkcmVzcx\
      ISCgRuYW1lGAEgASgJUgRuYW1lEioKBXZhbHVlGAIgASgLMhQuZ29vZ2xlLnByb3RvYnVmLkFueVIFdmFsdWVCCQoHYWRkcmVzcyKWAwoIU2Vj\
      dXJpdHkSMgoDdGxzGAEgASgLMh4uZ3JwYy5jaGFubmVsei52MS5TZWN1cml0eS5UbHNIAFIDdGxzEkAKBW90aGVyGAIgASgLMiguZ3JwYy5jaG\
      FubmVsei52MS5TZWN1cml0eS5PdGhlclNlY3VyaXR5SABSBW90aGVyGrkBCgNUbHMSJQoNc3RhbmRhcmRfbmFtZRgBIAEoCUgAUgxzdGFuZGFy\
      ZE5hbWUSHwoKb3RoZXJfbmFtZRgCIAEoCUgAUglvdGhlck5hbWUSKwoRbG9jYWxfY2VydGlmaWNhdGUYAyABKAxSEGxvY2FsQ2VydGlmaWNhdG\
      USLQoScmVtb3RlX2NlcnRpZmljYXRlGAQgASgMUhFyZW1vdGVDZXJ0aWZpY2F0ZUIOCgxjaXBoZXJfc3VpdGUaTwoNT3RoZXJTZWN1cml0eRIS\
      CgRuYW1lGAEgASgJUgRuYW1lEioKBXZhbHVlGAIgASgLMhQuZ29vZ2xlLnByb3RvYnVmLkFueVIFdmFsdWVCBwoFbW9kZWwibgoMU29ja2V0T3\
      B0aW9uEhIKBG5hbWUYASABKAlSBG5hbWUSFAoFdmFsdWUYAiABKAlSBXZhbHVlEjQKCmFkZGl0aW9uYWwYAyABKAsyFC5nb29nbGUucHJvdG9i\
      dWYuQW55UgphZGRpdGlvbmFsImIKFUdldFRvcENoYW5uZWxzUmVxdWVzdBIoChBzdGFydF9jaGFubmVsX2lkGAEgASgDUg5zdGFydENoYW5uZW\
      xJZBIfCgttYXhfcmVzdWx0cxgCIAEoA1IKbWF4UmVzdWx0cyJfChZHZXRUb3BDaGFubmVsc1Jlc3BvbnNlEjMKB2NoYW5uZWwYASADKAsyGS5n\
      cnBjLmNoYW5uZWx6LnYxLkNoYW5uZWxSB2NoYW5uZWwSEAoDZW5kGAIgASgIUgNlbmQiXAoRR2V0U2VydmVyc1JlcXVlc3QSJgoPc3RhcnRfc2\
      VydmVyX2lkGAEgASgDUg1zdGFydFNlcnZlcklkEh8KC21heF9yZXN1bHRzGAIgASgDUgptYXhSZXN1bHRzIlgKEkdldFNlcnZlcnNSZXNwb25z\
      ZRIwCgZzZXJ2ZXIYASADKAsyGC5ncnBjLmNoYW5uZWx6LnYxLlNlcnZlclIGc2VydmVyEhAKA2VuZBgCIAEoCFIDZW5kIi8KEEdldFNlcnZlcl\
      JlcXVlc3QSGwoJc2VydmVyX2lkGAEgASgDUghzZXJ2ZXJJZCJFChFHZXRTZXJ2ZXJSZXNwb25zZRIwCgZzZXJ2ZXIYASABKAsyGC5ncnBjLmNo\
      YW5uZWx6LnYxLlNlcnZlclIGc2VydmVyIn8KF0dldFNlcnZlclNvY2tldHNSZXF1ZXN0EhsKCXNlcnZlcl9pZBgBIAEoA1IIc2VydmVySWQSJg\
      oPc3RhcnRfc29ja2V0X2lkGAIgASgDUg1zdGFydFNvY2tldElkEh8KC21heF9yZXN1bHRzGAMgASgDUgptYXhSZXN1bHRzImgKGEdldFNlcnZl\
      clNvY2tldHNSZXNwb25zZRI6Cgpzb2NrZXRfcmVmGAEgAygLMhsuZ3JwYy5jaGFubmVsei52MS5Tb2NrZXRSZWZSCXNvY2tldFJlZhIQCgNlbm\
      QYAiABKAhSA2VuZCIyChFHZXRDaGFubmVsUmVxdWVzdBIdCgpjaGFubmVsX2lkGAEgASgDUgljaGFubmVsSWQiSQoSR2V0Q2hhbm5lbFJlc3Bv\
      bnNlEjMKB2NoYW5uZWwYASABKAsyGS5ncnBjLmNoYW5uZWx6LnYxLkNoYW5uZWxSB2NoYW5uZWwiOwoUR2V0U3ViY2hhbm5lbFJlcXVlc3QSIw\
      oNc3ViY2hhbm5lbF9pZBgBIAEoA1IMc3ViY2hhbm5lbElkIlUKFUdldFN1YmNoYW5uZWxSZXNwb25zZRI8CgpzdWJjaGFubmVsGAEgASgLMhwu\
      Z3JwYy5jaGFubmVsei52MS5TdWJjaGFubmVsUgpzdWJjaGFubmVsIkkKEEdldFNvY2tldFJlcXVlc3QSGwoJc29ja2V0X2lkGAEgASgDUghzb2\
      NrZXRJZBIYCgdzdW1tYXJ5GAIgASgIUgdzdW1tYXJ5IkUKEUdldFNvY2tldFJlc3BvbnNlEjAKBnNvY2tldBgBIAEoCzIYLmdycGMuY2hhbm5l\
      bHoudjEuU29ja2V0UgZzb2NrZXQymgUKCENoYW5uZWx6EmMKDkdldFRvcENoYW5uZWxzEicuZ3JwYy5jaGFubmVsei52MS5HZXRUb3BDaGFubm\
      Vsc1JlcXVlc3QaKC5ncnBjLmNoYW5uZWx6LnYxLkdldFRvcENoYW5uZWxzUmVzcG9uc2USVwoKR2V0U2VydmVycxIjLmdycGMuY2hhbm5lbHou\
      djEuR2V0U2VydmVyc1JlcXVlc3QaJC5ncnBjLmNoYW5uZWx6LnYxLkdldFNlcnZlcnNSZXNwb25zZRJUCglHZXRTZXJ2ZXISIi5ncnBjLmNoYW\
      5uZWx6LnYxLkdldFNlcnZlclJlcXVlc3QaIy5ncnBjLmNoYW5uZWx6LnYxLkdldFNlcnZlclJlc3BvbnNlEmkKEEdldFNlcnZlclNvY2tldHMS\
      KS5ncnBjLmNoYW5uZWx6LnYxLkdldFNlcnZlclNvY2tldHNSZXF1ZXN0GiouZ3JwYy5jaGFubmVsei52MS5HZXRTZXJ2ZXJTb2NrZXRzUmVzcG\
      9uc2USVwoKR2V0Q2hhbm5lbBIjLmdycGMuY2hhbm5lbHoudjEuR2V0Q2hhbm5lbFJlcXVlc3QaJC5ncnBjLmNoYW5uZWx6LnYxLkdldENoYW5u\
      ZWxSZXNwb25zZRJgCg1HZXRTdWJjaGFubmVsEiYuZ3JwYy5jaGFubmVsei52MS5HZXRTdWJjaGFubmVsUmVxdWVzdBonLmdycGMuY2hhbm5lbH\
      oudjEuR2V0U3ViY2hhbm5lbFJlc3BvbnNlElQKCUdldFNvY2tldBIiLmdycGMuY2hhbm5lbHoudjEuR2V0U29ja2V0UmVxdWVzdBojLmdycGMu\
      Y2hhbm5lbHoudjEuR2V0U29ja2V0UmVzcG9uc2ViBnByb3RvMw==
      """,
    dependencies: [Google.Protobuf.timestampFile, Google.Protobuf.anyFile, Google.Protobuf.wrappersFile])
}
