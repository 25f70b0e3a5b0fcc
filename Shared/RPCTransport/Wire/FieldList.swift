import Messages
import RPCCore

/// Header fields of one block as they came, in one buffer that blocks share one after the other.
///
/// Peers repeat themselves: while a block's fields are those of the block before, its metadata is taken from there.
struct FieldList {
  /// Of HTTP and of gRPC's call definition: no metadata.
  private static let protocolNames: Set<String> = ["content-length", "user-agent", "date", "server", "trailer"]

  /// The fields one after the other, each after the lengths of its name and its value.
  private var bytes: [UInt8] = []
  private var count = 0
  private var lastBytes: [UInt8] = []
  private var lastMetadata = Metadata()

  private static let lengthBytes = 4

  var isEmpty: Bool { count == 0 }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    count = 0
  }

  mutating func append(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    let lengths = (UInt32(truncatingIfNeeded: name.count), UInt32(truncatingIfNeeded: value.count))
    unsafe withUnsafeBytes(of: lengths) { unsafe bytes.append(contentsOf: $0) }
    unsafe bytes.append(contentsOf: name)
    unsafe bytes.append(contentsOf: value)
    count += 1
  }

  /// The fields as metadata, without those of the protocol.
  mutating func metadata() throws(RPCError) -> Metadata {
    if count == 0 { return Metadata() }
    if bytes == lastBytes { return lastMetadata }
    var metadata = Metadata(minimumCapacity: count)
    var failure: RPCError?
    unsafe forEach { name, value in
      let key = unsafe String(decoding: name, as: UTF8.self)
      if failure != nil || Self.protocolNames.contains(key) || key.hasPrefix("grpc-") { return }
      do throws(RPCError) { try unsafe metadata.addField(name: key, value: value) } catch { failure = error }
    }
    if let failure { throw failure }
    swap(&bytes, &lastBytes)
    // What is there now is of a block before, and must not be read by this one's count.
    clear()
    lastMetadata = metadata
    return metadata
  }

  /// Calls with each field's name and value.
  func forEach(_ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Void) {
    unsafe bytes.withUnsafeBytes { bytes in
      var start = 0
      for _ in 0..<count {
        // The lengths are those of what was appended after them.
        let name = unsafe Int(bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self))
        let value = unsafe Int(bytes.loadUnaligned(fromByteOffset: start + Self.lengthBytes, as: UInt32.self))
        let middle = start + 2 * Self.lengthBytes + name
        unsafe body(
          UnsafeRawBufferPointer(rebasing: bytes[middle - name..<middle]),
          UnsafeRawBufferPointer(rebasing: bytes[middle..<middle + value]))
        start = middle + value
      }
    }
  }
}
