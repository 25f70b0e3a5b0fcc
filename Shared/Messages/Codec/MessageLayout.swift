internal import CProtobuf

/// libprotobuf-c's description of a message: which fields it has, and where in the C struct each one is.
@safe
public struct MessageLayout: @unchecked Sendable {
  // Safe and Sendable: descriptors are constants of the program.
  let descriptor: UnsafePointer<ProtobufCMessageDescriptor>

  /// - Parameter initialize: The initialiser that protoc-c generated for the message; it sets the descriptor.
  public init<C>(_ initialize: (UnsafeMutablePointer<C>?) -> Void) {
    unsafe descriptor = withUnsafeTemporaryAllocation(of: C.self, capacity: 1) { message in
      unsafe initialize(message.baseAddress)
      // Every C message begins with a ProtobufCMessage, whose first member is the descriptor.
      return unsafe UnsafeRawPointer(message.baseAddress.unsafelyUnwrapped)
        .load(as: UnsafePointer<ProtobufCMessageDescriptor>.self)
    }
  }
}
