import ConformanceMessages
import Messages

/// Reads what the suite sends into the generated struct, and writes the struct in the form that the suite asks for.
struct Testee {
  private typealias Request = Conformance.ConformanceRequest
  private typealias Subject = ProtobufTestMessages.Proto3.TestAllTypesProto3

  func answer(_ request: Conformance.ConformanceRequest) -> Conformance.ConformanceResponse {
    // The runner's first question: the failures that are known. It is given them as a file.
    if request.messageType == Conformance.FailureSet.fullName {
      return .init(result: .protobufPayload(Bytes()))
    }
    guard request.messageType == Subject.fullName else {
      return .init(result: .skipped("\(request.messageType) is not proto3"))
    }
    guard [.protobuf, .json].contains(request.requestedOutputFormat) else {
      return .init(result: .skipped("only the wire format and JSON are written"))
    }
    do {
      guard let message = try read(request) else {
        return .init(result: .skipped("only the wire format and JSON are read"))
      }
      return write(message, as: request.requestedOutputFormat)
    } catch {
      return .init(result: .parseError("\(error)"))
    }
  }

  /// Nil for a format that is not read.
  private func read(_ request: Request) throws(MessageError) -> Subject? {
    switch request.payload {
    case .protobufPayload(let bytes): return try Subject(serialized: bytes)
    case .jsonPayload(let text):
      let passesOver = request.testCategory == .jsonIgnoreUnknownParsingTest
      return try Subject(json: text, options: .init(ignoresUnknownFields: passesOver))
    case .jspbPayload, .textPayload, nil: return nil
    }
  }

  private func write(_ message: Subject, as format: Conformance.WireFormat) -> Conformance.ConformanceResponse {
    do {
      return .init(
        result: format == .json ? .jsonPayload(try message.json()) : .protobufPayload(try message.serialized()))
    } catch {
      return .init(result: .serializeError("\(error)"))
    }
  }
}
