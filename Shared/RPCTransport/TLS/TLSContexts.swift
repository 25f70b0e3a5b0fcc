import Glibc
import NIOCore
import NIOSSL
import Synchronization

/// What handshakes are made with, out of files: read once, and again when a file has changed.
///
/// The files are looked at when a handshake begins and the last look is a while ago: no timer, and a process without
/// handshakes reads nothing. Files that can't be read any more, or are half written, leave in place what was read before.
final class TLSContexts: Sendable {
  /// What was made of files.
  private struct Made {
    let context: NIOSSLContext
    /// The side's own certificate, and the file that it is from.
    var own: (certificate: NIOSSLCertificate, path: String)?

    /// What is wrong with the certificate by now.
    func complaint(_ today: time_t) -> TLSError? {
      guard let own, let complaint = own.certificate.validityComplaint(today) else { return nil }
      return TLSError(.certificateChain, "The certificate in “\(own.path)” \(complaint)")
    }
  }

  private struct State {
    var made: Made
    /// Of each file, when it was made of them.
    var stamps: [FileStamp?]
    var looked: ContinuousClock.Instant
    /// What was told of the files as they are now.
    var complaint: TLSError?
  }

  private let files: [String]
  private let period: Duration
  private let make: @Sendable () throws(TLSError) -> Made
  private let state: Mutex<State>

  private init(
    _ files: [String?], _ period: Duration, _ make: @escaping @Sendable () throws(TLSError) -> Made
  ) throws(TLSError) {
    let files = files.compactMap { $0 }
    self.files = files
    self.period = period
    self.make = make
    // Before the files are read, so that a change meanwhile is seen by the next look.
    let stamps = files.map { FileStamp($0) }
    state = Mutex(State(made: try make(), stamps: stamps, looked: .now))
  }

  /// What the next handshake is made with, and news of the files: that they have changed and were taken, or what is wrong
  /// with them, once; also that a certificate has expired which nobody has renewed.
  ///
  /// Reads files where they have changed, which takes a thread of sockets a few milliseconds once in a while.
  func current(
    _ now: ContinuousClock.Instant = .now, today: time_t = time(nil)
  ) -> (context: NIOSSLContext, news: Result<Void, TLSError>?) {
    state.withLock { state in
      guard now - state.looked >= period else { return (state.made.context, nil) }
      state.looked = now
      let complaint: TLSError?
      let stamps = files.map { FileStamp($0) }
      if stamps == state.stamps {
        complaint = state.made.complaint(today)
      } else {
        do throws(TLSError) {
          state.made = try make()
          state.stamps = stamps
          state.complaint = nil
          return (state.made.context, .success(()))
        } catch {
          // The stamps stay, so that the next look tries again.
          complaint = error
        }
      }
      let isNew = complaint != state.complaint
      state.complaint = complaint
      return (state.made.context, isNew ? complaint.map { .failure($0) } : nil)
    }
  }

  /// The side's own certificate.
  var certificate: NIOSSLCertificate? { state.withLock { $0.made.own?.certificate } }

  // MARK: - Both sides

  /// Throws when a file can't be read, its certificate is not valid now, or its key is another's.
  convenience init(_ settings: ServerTLS) throws(TLSError) {
    let identity = settings.identity
    let files = [identity.certificateChain, identity.privateKey, settings.clientAuthorities]
    try self.init(files, settings.reloadPeriod) { () throws(TLSError) in
      let own = try TLSFiles.identity(identity)
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: own.chain.map { .certificate($0) }, privateKey: own.key)
      configuration.applicationProtocols = ["h2", "http/1.1"]
      if let authorities = settings.clientAuthorities {
        configuration.certificateVerification = .noHostnameVerification
        configuration.trustRoots = .certificates(try TLSFiles.certificates(authorities, .authorities))
      }
      let context = try TLSFiles.context(configuration, identity)
      return Made(context: context, own: own.chain.first.map { ($0, identity.certificateChain) })
    }
  }

  /// Throws as a server's does; a file of authorities has at least one.
  convenience init(_ settings: ClientTLS) throws(TLSError) {
    let identity = settings.identity
    let files = [settings.authorities, identity?.certificateChain, identity?.privateKey]
    try self.init(files, settings.reloadPeriod) { () throws(TLSError) in
      var configuration = TLSConfiguration.makeClientConfiguration()
      var own: (certificate: NIOSSLCertificate, path: String)?
      if let identity {
        let found = try TLSFiles.identity(identity)
        configuration.certificateChain = found.chain.map { .certificate($0) }
        configuration.privateKey = found.key
        own = found.chain.first.map { ($0, identity.certificateChain) }
      }
      if let authorities = settings.authorities {
        configuration.trustRoots = .certificates(try TLSFiles.certificates(authorities, .authorities))
      }
      if settings.skipsVerification { configuration.certificateVerification = .none }
      configuration.applicationProtocols = ["h2"]
      return Made(context: try TLSFiles.context(configuration, identity), own: own)
    }
  }
}

/// Certificates and keys out of PEM files, with what is wrong with them in words.
private enum TLSFiles {
  /// How long a side that ends waits for the other's goodbye (`close_notify`).
  private static let goodbye = TimeAmount.seconds(1)

  static func certificates(_ path: String, _ subject: TLSError.Subject) throws(TLSError) -> [NIOSSLCertificate] {
    let found = (try? NIOSSLCertificate.fromPEMFile(path)) ?? []
    guard !found.isEmpty else {
      throw TLSError(subject, "“\(path)” \(missing(path) ?? "has no certificate in PEM form.")")
    }
    return found
  }

  /// A chain that is valid now, and its key.
  static func identity(
    _ identity: TLSIdentity
  ) throws(TLSError) -> (chain: [NIOSSLCertificate], key: NIOSSLPrivateKeySource) {
    let path = identity.certificateChain
    let chain = try certificates(path, .certificateChain)
    if let complaint = chain.first?.validityComplaint() {
      throw TLSError(.certificateChain, "The certificate in “\(path)” \(complaint)")
    }
    // The library's error may have what is in the file: it is told of by its name alone.
    guard let key = try? NIOSSLPrivateKey(file: identity.privateKey, format: .pem) else {
      let fault = missing(identity.privateKey) ?? "has no private key in PEM form, or one with a passphrase."
      throw TLSError(.privateKey, "“\(identity.privateKey)” \(fault)")
    }
    return (chain, .privateKey(key))
  }

  static func context(
    _ configuration: TLSConfiguration, _ identity: TLSIdentity?
  ) throws(TLSError) -> NIOSSLContext {
    var configuration = configuration
    // RFC 9113, section 9.2; RFC 8996 for what is older.
    configuration.minimumTLSVersion = .tlsv12
    configuration.shutdownTimeout = goodbye
    guard let context = try? NIOSSLContext(configuration: configuration) else {
      // Without certificates of our own there is nothing that could be wrong but the machine's authorities.
      guard let identity else { throw TLSError(nil, "The machine's authorities can't be read: name a file of them.") }
      throw TLSError(
        .privateKey, "“\(identity.privateKey)” is not the key of the certificate in “\(identity.certificateChain)”.")
    }
    return context
  }

  private static func missing(_ path: String) -> String? {
    if unsafe access(path, F_OK) != 0 { return "is not there." }
    return unsafe access(path, R_OK) != 0 ? "can't be read: may this process read it?" : nil
  }
}

extension NIOSSLCertificate {
  /// Such as "expired on 2026-01-31: renew it."; nil while it is valid.
  func validityComplaint(_ now: time_t = time(nil)) -> String? {
    if notValidAfter < now { return "expired on \(Self.day(notValidAfter)): renew it." }
    if notValidBefore > now { return "is not valid before \(Self.day(notValidBefore)): is the clock right?" }
    return nil
  }

  /// Such as 2026-01-31, in UTC.
  private static func day(_ time: time_t) -> String {
    var time = time
    // A time zone's name that it may point to is libc's own, and not read here.
    var parts = unsafe tm()
    guard unsafe gmtime_r(&time, &parts) != nil else { return "an unknown day" }
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return unsafe "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
  }
}
