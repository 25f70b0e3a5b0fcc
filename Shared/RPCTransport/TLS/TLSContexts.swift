import Foundation
import NIOSSL
import Synchronization

/// What handshakes are made with, out of files: read once, and again when a file has changed.
///
/// The files are looked at when a handshake begins and the last look is a while ago: no timer, and a process without
/// handshakes reads nothing. Files that can't be read any more leave in place what was read before.
final class TLSContexts: Sendable {
  private struct State {
    var context: NIOSSLContext
    /// Of each file, when it was read.
    var stamps: [FileStamp?]
    var looked: ContinuousClock.Instant
  }

  private let files: [String]
  private let period: Duration
  private let make: @Sendable () throws(TLSError) -> NIOSSLContext
  private let state: Mutex<State>

  private init(
    _ files: [String], _ period: Duration, _ make: @escaping @Sendable () throws(TLSError) -> NIOSSLContext
  ) throws(TLSError) {
    self.files = files
    self.period = period
    self.make = make
    // Before the files are read, so that a change meanwhile is seen by the next look.
    let stamps = files.map(FileStamp.init)
    state = Mutex(State(context: try make(), stamps: stamps, looked: .now))
  }

  /// What the next handshake is made with, and what is wrong with files that changed since and were not taken.
  ///
  /// Reads files where they have changed, which takes a thread of sockets a few milliseconds once in a while.
  func current(_ now: ContinuousClock.Instant = .now) -> (context: NIOSSLContext, change: Result<Void, TLSError>?) {
    state.withLock { state in
      guard now - state.looked >= period else { return (state.context, nil) }
      state.looked = now
      let stamps = files.map(FileStamp.init)
      guard stamps != state.stamps else { return (state.context, nil) }
      state.stamps = stamps
      do throws(TLSError) {
        state.context = try make()
        return (state.context, .success(()))
      } catch {
        return (state.context, .failure(error))
      }
    }
  }

  // MARK: - Both sides

  /// Throws when a file can't be read, its certificate is not valid now, or its key is another's.
  convenience init(_ settings: ServerTLS) throws(TLSError) {
    let files =
      [settings.identity.certificateChain, settings.identity.privateKey]
      + [settings.clientAuthorities].compactMap { $0 }
    try self.init(files, settings.reloadPeriod) { () throws(TLSError) in
      var configuration = try TLSFiles.identity(settings.identity) { chain, key in
        TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: key)
      }
      configuration.applicationProtocols = ["h2", "http/1.1"]
      if let authorities = settings.clientAuthorities {
        configuration.certificateVerification = .noHostnameVerification
        configuration.trustRoots = .certificates(try TLSFiles.certificates(authorities))
      }
      return try TLSFiles.context(configuration, settings.identity)
    }
  }

  convenience init(_ settings: ClientTLS) throws(TLSError) {
    let identity = settings.identity
    let files = [settings.authorities, identity?.certificateChain, identity?.privateKey].compactMap { $0 }
    try self.init(files, settings.reloadPeriod) { () throws(TLSError) in
      var configuration = TLSConfiguration.makeClientConfiguration()
      if let identity {
        configuration = try TLSFiles.identity(identity) { chain, key in
          configuration.certificateChain = chain
          configuration.privateKey = key
          return configuration
        }
      }
      if let authorities = settings.authorities {
        configuration.trustRoots = .certificates(try TLSFiles.certificates(authorities))
      }
      configuration.applicationProtocols = ["h2"]
      return try TLSFiles.context(configuration, identity)
    }
  }
}

/// What tells one state of a file from another.
private struct FileStamp: Equatable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let changed: [Int]

  /// Nil when there is no such file. Links are followed: what they lead to counts.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int64(status.st_size)
    changed = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }
}

/// Certificates and keys out of PEM files, with what is wrong with them in words.
private enum TLSFiles {
  static func certificates(_ path: String) throws(TLSError) -> [NIOSSLCertificate] {
    let found: [NIOSSLCertificate]
    do {
      found = try NIOSSLCertificate.fromPEMFile(path)
    } catch {
      throw TLSError("\(path) is not there, can't be read, or has no certificate in PEM form.")
    }
    guard !found.isEmpty else { throw TLSError("\(path) has no certificate in PEM form.") }
    return found
  }

  /// A configuration with a chain that is valid now, and its key.
  static func identity(
    _ identity: TLSIdentity,
    _ make: ([NIOSSLCertificateSource], NIOSSLPrivateKeySource) -> TLSConfiguration
  ) throws(TLSError) -> TLSConfiguration {
    let chain = try certificates(identity.certificateChain)
    if let complaint = chain.first?.validityComplaint {
      throw TLSError("The certificate in \(identity.certificateChain) \(complaint)")
    }
    let key: NIOSSLPrivateKey
    do {
      key = try NIOSSLPrivateKey(file: identity.privateKey, format: .pem)
    } catch {
      throw TLSError("\(identity.privateKey) is not there, can't be read, or has no private key in PEM form.")
    }
    return make(chain.map { .certificate($0) }, .privateKey(key))
  }

  static func context(_ configuration: TLSConfiguration, _ identity: TLSIdentity?) throws(TLSError) -> NIOSSLContext {
    do {
      return try NIOSSLContext(configuration: configuration)
    } catch {
      guard let identity else { throw TLSError("TLS can't be set up: \(error)") }
      throw TLSError("\(identity.privateKey) is not the key of the certificate in \(identity.certificateChain).")
    }
  }
}

extension NIOSSLCertificate {
  /// Such as "expired on 2026-01-31: renew it."; nil while it is valid.
  var validityComplaint: String? {
    let now = time(nil)
    if notValidAfter < now { return "expired on \(Self.day(notValidAfter)): renew it." }
    if notValidBefore > now { return "is not valid before \(Self.day(notValidBefore)): is the clock right?" }
    return nil
  }

  private static func day(_ time: time_t) -> String {
    Date(timeIntervalSince1970: TimeInterval(time)).formatted(.iso8601.year().month().day())
  }
}
