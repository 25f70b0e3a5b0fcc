import Glibc

/// What reads bytes of a peer, each by itself under libFuzzer.
///
/// An input that ends the process is a finding: by a trap, by the sanitizer, or because a rule that must always hold does
/// not (see ``require(_:_:)``).
enum FuzzTarget: String, CaseIterable {
  /// All of a connection: which protocol it is in, then HTTP/1.1 or HTTP/2 with whatever calls come.
  case connection
  /// gRPC's length-prefixed messages, however they are cut.
  case framing
  /// gRPC-Web's base64, however it is cut.
  case webText = "web-text"
  /// Requests in Connect's, gRPC-Web's and plain HTTP's forms.
  case calls
  /// Header fields as metadata, timeouts and messages of errors.
  case metadata
  /// JSON as messages, and back.
  case json
  /// The wire format as messages, and back.
  case messages
  /// Compressed messages.
  case compression
  /// What a server sends to a client.
  case answers
  /// A stranger's descriptors, and messages that they describe.
  case descriptors
  /// JSON as a service config.
  case serviceConfig = "service-config"

  func run(_ bytes: [UInt8]) {
    switch self {
    case .connection: ConnectionTarget.run(bytes)
    case .framing: FramingTarget.run(bytes)
    case .webText: WebTextTarget.run(bytes)
    case .calls: CallsTarget.run(bytes)
    case .metadata: MetadataTarget.run(bytes)
    case .json: MessageTarget.runJSON(bytes)
    case .messages: MessageTarget.runBinary(bytes)
    case .compression: CompressionTarget.run(bytes)
    case .answers: AnswerTarget.run(bytes)
    case .descriptors: DescriptorTarget.run(bytes)
    case .serviceConfig: ServiceConfigTarget.run(bytes)
    }
  }
}

/// Ends the process, and so makes a finding, where something does not hold.
func require(_ holds: Bool, _ what: StaticString) {
  if !holds { fatalError("It does not hold that \(what).") }
}

/// Chosen by `FUZZ_TARGET`, since libFuzzer has the command line.
private let chosen: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")).")
  }
  return target
}()

/// What libFuzzer calls with each input.
private func runOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// libFuzzer's own `main`, but for its name, which the package manager has given away. Source: FuzzerInterface.h.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
  _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Where the package manager has the program begin.
@_cdecl("fuzz_main")
public func begin(_ count: CInt, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  var (count, arguments) = unsafe (count, arguments)
  return unsafe withUnsafeMutablePointer(to: &arguments) { unsafe runDriver(&count, $0, runOneInput) }
}
