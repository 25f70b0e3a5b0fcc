import HTTPRoutes
import HTTPTypes
import Messages
import NIOPosix

/// A folder's files as a route: GET and HEAD, ranges, conditions, compressed siblings (`page.html.zst` beside `page.html`).
///
/// Nothing outside of the folder is ever read: a path's segments are opened one by one, and what is a symbolic link, is
/// hidden (begins with a dot) or is no regular file is not there. Files are read in pieces, on threads of their own, as
/// fast as the client takes them.
public struct StaticFiles: Sendable {
  /// How files are offered.
  public struct Configuration: Sendable {
    /// The file that stands for its folder; nil where folders have none.
    public var index: String?
    /// For how long a client may keep an answer without asking; nil makes it ask each time.
    public var maxAge: Duration?
    /// Whether siblings are sent to those who take their coding.
    public var sendsCompressedSiblings: Bool
    /// Content types by extension, in lower case, besides the usual ones.
    public var contentTypes: [String: String]

    /// `index.html`, asked for each time, with compressed siblings.
    public static let defaults = Configuration()

    public init(
      index: String? = "index.html", maxAge: Duration? = nil, sendsCompressedSiblings: Bool = true,
      contentTypes: [String: String] = [:]
    ) {
      self.index = index
      self.maxAge = maxAge
      self.sendsCompressedSiblings = sendsCompressedSiblings
      self.contentTypes = contentTypes
    }
  }

  private let tree: FileTree
  private let configuration: Configuration

  /// - Parameter folder: Opened now: it may be moved later, and its files may be changed by renaming others over them.
  /// - Throws: ``StaticFilesError`` where it is no folder that can be read.
  public init(folder: String, configuration: Configuration = .defaults) throws(StaticFilesError) {
    tree = try FileTree(folder)
    self.configuration = configuration
  }

  /// The folder at a path, such as `/` or `/assets`.
  public func route(at path: String) -> HTTPRoute {
    let root = path.hasSuffix("/") ? String(path.dropLast()) : path
    return HTTPRoute([.get], .subtree(path)) { call in
      try await answer(call, below: String(call.path.dropFirst(root.count)))
    }
  }

  // MARK: - Answers

  private func answer(_ call: HTTPCall, below path: String) async throws -> HTTPReply {
    let fields = call.request.headerFields
    let accepted = fields[.range] == nil ? AcceptedCodings(fields[.acceptEncoding]) : AcceptedCodings(nil)
    let codings = configuration.sendsCompressedSiblings ? accepted.best : []
    let found = try await NIOThreadPool.singleton.runIfActive { [tree, configuration] in
      tree.find(path, index: configuration.index, codings: codings)
    }
    switch found {
    case .file(let file): return try await answer(call, with: file)
    case .folder: return Self.redirect(call)
    case .nothing: return .text("Nothing is here.\n", status: .notFound)
    }
  }

  /// A folder is at its path with a slash behind it, so that what its index links to is found.
  private static func redirect(_ call: HTTPCall) -> HTTPReply {
    let target = call.request.path ?? "/"
    let end = target.firstIndex(of: "?") ?? target.endIndex
    var reply = HTTPReply.text("", status: .permanentRedirect)
    reply.head.headerFields[.location] = target[..<end] + "/" + target[end...]
    return reply
  }

  private func answer(_ call: HTTPCall, with file: OpenFile) async throws -> HTTPReply {
    var head = HTTPResponse(status: .ok)
    head.headerFields[.eTag] = file.tag
    head.headerFields[.lastModified] = HTTPDate.text(file.modified)
    head.headerFields[.cacheControl] =
      configuration.maxAge.map { "public, max-age=\($0.components.seconds)" } ?? "no-cache"
    if configuration.sendsCompressedSiblings { head.headerFields[.vary] = "accept-encoding" }
    let conditions = FileConditions(call.request.headerFields)
    guard !conditions.isKnown(file) else {
      head.status = .notModified
      return HTTPReply(head: head, body: .bytes([]))
    }
    head.headerFields[.contentType] = ContentTypes.type(of: file.name, configuration.contentTypes)
    head.headerFields[.xContentTypeOptions] = "nosniff"
    head.headerFields[.acceptRanges] = "bytes"
    if let coding = file.coding { head.headerFields[.contentEncoding] = coding.rawValue }
    var range = 0..<file.size
    switch conditions.range(of: file) {
    case .whole: break
    case .part(let part):
      range = part
      head.status = .partialContent
      head.headerFields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"
    case .unsatisfiable:
      var reply = HTTPReply.text("The range is not of the file.\n", status: .rangeNotSatisfiable)
      reply.head.headerFields[.contentRange] = "bytes */\(file.size)"
      return reply
    }
    head.headerFields[.contentLength] = String(range.count)
    if range.isEmpty || call.request.method == .head { return HTTPReply(head: head, body: .bytes([])) }
    return HTTPReply(head: head, body: .stream { [range] writer in try await Self.send(file, range, to: writer) })
  }

  /// Read and held at once for a client.
  private static let pieceBytes = 64 << 10

  private static func send(_ file: OpenFile, _ range: Range<Int>, to writer: any HTTPBodyWriter) async throws {
    var place = range.lowerBound
    while place < range.upperBound {
      let part = place..<min(range.upperBound, place + pieceBytes)
      let bytes = try await NIOThreadPool.singleton.runIfActive { try file.read(part) }
      try await writer.write(bytes)
      place += bytes.count
    }
  }
}

/// Why a folder's files can't be offered.
public struct StaticFilesError: Error, Sendable, CustomStringConvertible {
  public let description: String
}
