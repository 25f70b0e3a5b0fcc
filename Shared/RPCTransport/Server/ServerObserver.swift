import HTTPTypes
import RPCCore

/// Is told what a server does, to count it or to log it. Called on event loops: it must be quick.
///
/// Without one, nothing is measured and no clock is read.
public protocol ServerObserver: Sendable {
  func connectionOpened(_ peer: Peer)
  func connectionClosed(_ peer: Peer)
  func callStarted(_ method: Method)
  func callEnded(_ call: EndedCall)
  /// A plain HTTP request was answered.
  func requestEnded(_ request: HTTPRequest, status: HTTPResponse.Status, took: Duration)
  /// Something was refused before it was a call: a connection over the limit, a flood, bytes that are no HTTP.
  func refused(_ peer: Peer, reason: String)
  /// The files of the server's certificate have changed: new connections have what they say, or, when something is wrong
  /// with them, what they said before. Also told when the certificate has expired.
  func certificateChanged(_ error: TLSError?)
}

/// A call's end, as a server saw it.
public struct EndedCall: Sendable {
  /// Absent when no method is at the path.
  public let method: Method?
  /// Whether it came as far as its handler: then the interceptors around that have seen it, too. Others were refused
  /// before.
  public let hasReachedHandler: Bool
  /// What the client was told, or would have been.
  public let status: StatusCode
  /// From the request's head to the answer's end.
  public let took: Duration
  /// Body bytes from and to the client.
  public let receivedBytes: Int
  public let sentBytes: Int
}

extension ServerObserver {
  public func connectionOpened(_ peer: Peer) {}
  public func connectionClosed(_ peer: Peer) {}
  public func callStarted(_ method: Method) {}
  public func callEnded(_ call: EndedCall) {}
  public func requestEnded(_ request: HTTPRequest, status: HTTPResponse.Status, took: Duration) {}
  public func refused(_ peer: Peer, reason: String) {}
  public func certificateChanged(_ error: TLSError?) {}
}
