import Messages
import RPCCore

/// Header fields of one block as they came, in one buffer that blocks share one after the other.
///
/// Peers repeat themselves: while a block's fields are those of the block before, its metadata is taken from there.
struct FieldList {
  /// Of HTTP and of gRPC's call definition: no metadata.
  private static let protocolNames: Set<String> = ["content-length", "user-agent", "date", "server", "trailer"]

  private var bytes: [UInt8] = []
  private var lengths: [(name: Int, value: Int)] = []
  private var lastBytes: [UInt8] = []
  private var lastLengths: [(name: Int, value: Int)] = []
  private var lastMetadata = Metadata()

  var isEmpty: Bool { lengths.isEmpty }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
  }

  mutating func append(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    unsafe bytes.append(contentsOf: name)
    unsafe bytes.append(contentsOf: value)
    lengths.append((name.count, value.count))
  }

  /// The fields as metadata, without those of the protocol.
  mutating func metadata() throws(RPCError) -> Metadata {
    if lengths.isEmpty { return Metadata() }
    if lengths.elementsEqual(lastLengths, by: ==), bytes == lastBytes { return lastMetadata }
    var metadata = Metadata(minimumCapacity: lengths.count)
    var failure: RPCError?
    unsafe forEach { name, value in
      let key = unsafe String(decoding: name, as: UTF8.self)
      if failure != nil || Self.protocolNames.contains(key) || key.hasPrefix("grpc-") { return }
      do throws(RPCError) { try unsafe metadata.addField(name: key, value: value) } catch { failure = error }
    }
    if let failure { throw failure }
    swap(&bytes, &lastBytes)
    swap(&lengths, &lastLengths)
    lastMetadata = metadata
    return metadata
  }

  /// Calls with each field's name and value.
  func forEach(_ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Void) {
    unsafe bytes.withUnsafeBytes { bytes in
      var start = 0
      for length in lengths {
        let middle = start + length.name
        let end = middle + length.value
        // The lengths are those that were appended.
        unsafe body(
          UnsafeRawBufferPointer(rebasing: bytes[start..<middle]), UnsafeRawBufferPointer(rebasing: bytes[middle..<end])
        )
        start = end
      }
    }
  }
}
