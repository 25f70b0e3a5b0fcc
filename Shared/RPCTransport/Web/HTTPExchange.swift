import Compression
import HTTPTypes
import Messages
import RPCCore

/// A request of HTTP and its answer, as a call over them sees them, whichever version of HTTP carries them. Used on its
/// connection's event loop.
protocol HTTPExchange: MessageQueueObserver {
  var loop: LoopContext { get }
  /// What `grpc-` fields said that the connection has read already; nil where they are among the request's fields.
  var callFields: CallFields? { get }
  /// Whether the connection's calls hold more bytes of requests than they may.
  var isOverBuffered: Bool { get }

  /// The call can start: its handler is started by ``WebCall/start()`` after all that was read.
  func becameReady(_ call: WebCall)
  /// The call holds more or fewer bytes of its request than before.
  func requestBytesChanged(_ call: WebCall)
  /// Counts bytes that requests have become by decompressing them; false where the connection's calls hold too many.
  /// Called on any thread.
  func addExpandedBytes(_ bytes: Int) -> Bool

  /// Notes what the call has done in the connection's numbers.
  func count(_ change: (inout ConnectionCounts) -> Void)

  /// Sends a whole answer.
  func answer(_ head: HTTPResponse, _ body: Bytes)
  /// Sends the head of an answer whose body is what comes in the queue.
  func answer(_ head: HTTPResponse, from queue: MessageQueue)
  /// Ends an answer whose queue was refused: after what of it is on its way come these last bytes.
  func breakOff(_ ending: Bytes)
  /// Ends an answer without its end, so that the client sees that something is missing.
  func abort()
}

/// What a request's head says of a call's time and encodings, under the names of its protocol.
struct CallFields {
  var timeout = RequestHead.Timeout.none
  /// How the messages to come are compressed.
  var encoding = Encoding.identity
  /// A message encoding that the server does not take.
  var unknownEncoding: String?
  /// How the client takes responses.
  var acceptedEncodings: EncodingSet = []

  /// The names that a protocol has for them.
  struct Names: Sendable {
    let timeout: HTTPField.Name
    let encoding: HTTPField.Name
    let acceptedEncodings: HTTPField.Name
    let readTimeout: @Sendable (Substring.UTF8View) -> Duration?
    /// What a timeout has to be.
    let timeoutForm: String
  }
}
