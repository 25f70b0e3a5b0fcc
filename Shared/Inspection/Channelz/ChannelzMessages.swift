import Contracts
import Messages
import RPCTransport

// A registry's reports as channelz writes them.

extension Grpc.Channelz.V1.Server {
  init(_ report: ServerReport) {
    self.init(
      ref: .init(serverId: report.id, name: report.listeners.map(\.name).joined(separator: ", ")),
      data: .init(
        trace: .init(report.trace), callsStarted: report.calls.started, callsSucceeded: report.calls.succeeded,
        callsFailed: report.calls.failed, lastCallStartedTimestamp: report.calls.lastStarted),
      listenSocket: report.listeners.map(Grpc.Channelz.V1.SocketRef.init))
  }
}

extension Grpc.Channelz.V1.SocketRef {
  init(_ name: SocketName) { self.init(socketId: name.id, name: name.name) }
}

extension Grpc.Channelz.V1.Channel {
  init(_ report: ChannelReport) {
    self.init(
      ref: .init(channelId: report.id, name: report.target),
      data: .init(state: report.state, target: report.target, report.calls, report.trace),
      subchannelRef: report.subchannels.map { .init(subchannelId: $0.id, name: $0.name) })
  }
}

extension Grpc.Channelz.V1.Subchannel {
  init(_ report: SubchannelReport) {
    self.init(
      ref: .init(subchannelId: report.name.id, name: report.name.name),
      data: .init(state: report.state, target: report.name.name, report.calls, report.trace),
      socketRef: report.sockets.map(Grpc.Channelz.V1.SocketRef.init))
  }
}

extension Grpc.Channelz.V1.ChannelData {
  init(state: EndpointState, target: String, _ calls: CallCounts, _ trace: TraceReport) {
    self.init(
      state: .init(state: .init(state)), target: target, trace: .init(trace), callsStarted: calls.started,
      callsSucceeded: calls.succeeded, callsFailed: calls.failed, lastCallStartedTimestamp: calls.lastStarted)
  }
}

extension Grpc.Channelz.V1.ChannelConnectivityState.State {
  init(_ state: EndpointState) {
    self =
      switch state {
      case .idle: .idle
      case .connecting: .connecting
      case .ready: .ready
      case .failing: .transientFailure
      case .closed: .shutdown
      }
  }
}

extension Grpc.Channelz.V1.ChannelTrace {
  init(_ report: TraceReport) {
    self.init(
      numEventsLogged: report.logged, creationTimestamp: report.created,
      events: report.events.map { event in
        .init(
          descriptionField: event.text, severity: .init(event.severity), timestamp: event.time,
          childRef: event.subchannel.map { .subchannelRef(.init(subchannelId: $0)) })
      })
  }
}

extension Grpc.Channelz.V1.ChannelTraceEvent.Severity {
  init(_ severity: TraceReport.Severity) {
    self =
      switch severity {
      case .info: .ctInfo
      case .warning: .ctWarning
      case .error: .ctError
      }
  }
}

extension Grpc.Channelz.V1.Socket {
  /// - Parameter isSummary: Leaves certificates out, which are long.
  init(_ report: SocketReport, isSummary: Bool) {
    self.init(
      ref: .init(report.name), data: report.isListener ? nil : .init(report),
      local: .init(report.local), remote: report.remote.map { .init($0) },
      security: report.security.map { .init($0, isSummary: isSummary) }, remoteName: report.remoteName)
  }
}

extension Grpc.Channelz.V1.SocketData {
  fileprivate init(_ report: SocketReport) {
    self.init(
      streamsStarted: report.streamsStarted, streamsSucceeded: report.streamsSucceeded,
      streamsFailed: report.streamsFailed, messagesSent: report.messagesSent,
      messagesReceived: report.messagesReceived, keepAlivesSent: report.keepalivesSent,
      lastLocalStreamCreatedTimestamp: report.isClient ? report.lastStream : nil,
      lastRemoteStreamCreatedTimestamp: report.isClient ? nil : report.lastStream,
      lastMessageSentTimestamp: report.lastMessageSent, lastMessageReceivedTimestamp: report.lastMessageReceived,
      localFlowControlWindow: report.localWindow.map { .init(value: $0) },
      remoteFlowControlWindow: report.remoteWindow.map { .init(value: $0) })
  }
}

extension Grpc.Channelz.V1.Address {
  fileprivate init(_ address: SocketReport.Address) {
    switch address {
    case .ip(let bytes, let port):
      self.init(address: .tcpipAddress(.init(ipAddress: bytes, port: Int32(truncatingIfNeeded: port))))
    case .unix(let path): self.init(address: .udsAddress(.init(filename: path)))
    case .unknown: self.init(address: .otherAddress(.init(name: "unknown")))
    }
  }
}

extension Grpc.Channelz.V1.Security {
  fileprivate init(_ security: SocketReport.Security, isSummary: Bool) {
    self.init(
      model: .tls(
        .init(
          // Which cipher suite it is the TLS library does not tell.
          cipherSuite: .otherName(security.version),
          localCertificate: isSummary ? [] : security.localCertificate ?? [],
          remoteCertificate: isSummary ? [] : security.remoteCertificate ?? [])))
  }
}
