import Glibc
import NIOPosix

/// The machine's own name service: `/etc/hosts`, DNS, whatever `nsswitch.conf` says.
enum HostLookup {
  /// A host's addresses, as text, in the system's order (RFC 6724).
  ///
  /// getaddrinfo blocks, for a minute when no name server answers: it runs on NIO's pool of threads for that, whose size
  /// bounds how many lookups run at once. A channel has one at a time.
  @Sendable
  static func addresses(of host: String) async throws(ResolutionError) -> [String] {
    do {
      return try await NIOThreadPool.singleton.runIfActive { try lookUp(host) }
    } catch let error as ResolutionError {
      throw error
    } catch {
      throw ResolutionError("\(host) can't be looked up: \(error).")
    }
  }

  private static func lookUp(_ host: String) throws(ResolutionError) -> [String] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_family = AF_UNSPEC
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let status = unsafe getaddrinfo(host, nil, &hints, &list)
    guard status == 0 else { throw ResolutionError(describe(status, host)) }
    // Freed once, after the last use of what it points to.
    defer { unsafe freeaddrinfo(list) }
    var addresses: [String] = []
    var next = unsafe list
    while let entry = unsafe next {
      if let address = unsafe text(of: entry.pointee) { addresses.append(address) }
      unsafe next = entry.pointee.ai_next
    }
    guard !addresses.isEmpty else { throw ResolutionError("\(host) has no address.") }
    return addresses
  }

  private static func text(of entry: addrinfo) -> String? {
    guard unsafe entry.ai_family == AF_INET || entry.ai_family == AF_INET6 else { return nil }
    // Room for an address with its scope (RFC 4007), ended by a zero byte.
    var buffer = [CChar](repeating: 0, count: 128)
    let status = unsafe getnameinfo(
      entry.ai_addr, entry.ai_addrlen, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
    guard status == 0 else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func describe(_ status: Int32, _ host: String) -> String {
    switch status {
    case EAI_NONAME: return "\(host) is no known host."
    case EAI_AGAIN: return "\(host) can't be looked up: no name server answers."
    default:
      // The library's own text, which it keeps for good.
      let reason = unsafe gai_strerror(status).map { unsafe String(cString: $0) } ?? "error \(status)"
      return "\(host) can't be looked up: \(reason)."
    }
  }
}
