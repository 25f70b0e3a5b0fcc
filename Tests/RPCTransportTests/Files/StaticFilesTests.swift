import Foundation
import HTTPRoutes
import HTTPTypes
import Messages
import Testing

@testable import RPCTransport

@Suite("Static files over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct StaticFilesTests {
  /// A folder with files, beside which there is one that nobody is to see.
  final class Folder: Sendable {
    let top: URL
    var site: URL { top.appending(path: "site") }
    static let large = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 1000) })

    init() throws {
      top = FileManager.default.temporaryDirectory.appending(path: "dossier-files-\(UUID().uuidString)")
      let manager = FileManager.default
      try manager.createDirectory(at: top.appending(path: "site/sub/deep"), withIntermediateDirectories: true)
      try manager.createDirectory(at: top.appending(path: "site/.git"), withIntermediateDirectories: true)
      for (path, text) in [
        ("secret.txt", "secret"), ("site/index.html", "<p>home</p>"), ("site/a.txt", "0123456789"),
        ("site/empty", ""), ("site/.hidden", "secret"), ("site/.git/config", "secret"),
        ("site/sub/index.html", "<p>sub</p>"), ("site/sub/deep/ü b.json", "{}"), ("site/page.js", "plain"),
        ("site/page.js.gz", "gzip"), ("site/page.js.zst", "zstd"), ("site/page.js.br", "brotli"),
      ] {
        try Data(text.utf8).write(to: top.appending(path: path))
      }
      try Self.large.write(to: top.appending(path: "site/large.bin"))
      try manager.createSymbolicLink(atPath: site.path + "/link.txt", withDestinationPath: top.path + "/secret.txt")
      try manager.createSymbolicLink(atPath: site.path + "/up", withDestinationPath: top.path)
      try manager.createSymbolicLink(atPath: site.path + "/inside.txt", withDestinationPath: "a.txt")
      mkfifo(site.path + "/pipe", 0o600)
    }

    deinit { try? FileManager.default.removeItem(at: top) }
  }

  private func withSite(
    at path: String = "/", _ configuration: StaticFiles.Configuration = .defaults,
    _ body: (TestPeers, Folder) async throws -> Void
  ) async throws {
    let folder = try Folder()
    let files = try StaticFiles(folder: folder.site.path, configuration: configuration)
    try await withPeers(.tcp, routes: [files.route(at: path)]) { try await body($0, folder) }
  }

  private func get(
    _ path: String, _ fields: [String: String] = [:], method: String = "GET", over version: HTTPVersion = .http1,
    at peers: TestPeers
  ) async throws -> WebAnswer {
    try await WebRequest(method: method, path: path, fields: fields.map { ($0, $1) }).send(
      to: try #require(peers.target), over: version)
  }

  @Test("Files come with what they are", arguments: HTTPVersion.allCases)
  func files(_ version: HTTPVersion) async throws {
    try await withSite { peers, _ in
      for (path, type, text) in [
        ("/", "text/html; charset=utf-8", "<p>home</p>"), ("/index.html", "text/html; charset=utf-8", "<p>home</p>"),
        ("/sub/", "text/html; charset=utf-8", "<p>sub</p>"), ("/a.txt?x=y", "text/plain; charset=utf-8", "0123456789"),
        ("/empty", "application/octet-stream", ""), ("/sub/deep/%C3%BC%20b.json", "application/json", "{}"),
        ("/page.js.gz", "application/gzip", "gzip"),
      ] {
        let answer = try await get(path, over: version, at: peers)
        #expect(answer.status == 200 && answer.text == text, "\(path): \(answer)")
        #expect(answer.fields["content-type"] == type && answer.fields["x-content-type-options"] == "nosniff")
        #expect(answer.fields["content-length"] == "\(text.utf8.count)" && answer.fields["accept-ranges"] == "bytes")
        #expect(answer.fields["cache-control"] == "no-cache")
        let head = try await get(path, method: "HEAD", over: version, at: peers)
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(head.fields["content-length"] == answer.fields["content-length"])
      }
      let large = try await get("/large.bin", over: version, at: peers)
      #expect(large.body.elementsEqual(Folder.large))
    }
  }

  @Test(
    "No path leads out, to what is hidden or to what is no file",
    arguments: [
      "/../secret.txt", "/sub/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/sub/..%2F..%2Fsecret.txt",
      "/sub/%2e%2e/%2e%2e/secret.txt", "/.hidden", "/%2ehidden", "/.git/config", "/.git/", "/link.txt", "/inside.txt",
      "/up/secret.txt", "/up/", "/up", "/pipe", "/a.txt/", "/a.txt/b", "/a.txt%00", "/a.txt%00.html", "/..", "/.",
      "//a.txt", "/sub//index.html", "//etc/passwd", "/%2fetc%2fpasswd", "/sub/./index.html", "/..\\secret.txt",
      "/sub/deep/", "/\u{FF0E}\u{FF0E}/secret.txt", "/..;/secret.txt", "/" + String(repeating: "a", count: 5000),
      "/" + String(repeating: "sub/../", count: 100) + "../secret.txt", "/no/such/file", "/%c0%ae%c0%ae/secret.txt",
    ], HTTPVersion.allCases)
  func hostile(_ path: String, _ version: HTTPVersion) async throws {
    try await withSite { peers, _ in
      let answer = try await get(path, over: version, at: peers)
      #expect([400, 404].contains(answer.status), "\(answer)")
      #expect(!answer.text.contains("secret"))
    }
  }

  @Test("A folder is at its path with a slash, below whatever path the site is")
  func folders() async throws {
    try await withSite(at: "/assets") { peers, _ in
      let root = try await get("/assets", at: peers)
      #expect(root.status == 308 && root.fields["location"] == "/assets/")
      let sub = try await get("/assets/sub?x=%2F", at: peers)
      #expect(sub.status == 308 && sub.fields["location"] == "/assets/sub/?x=%2F")
      #expect(try await get("/assets/", at: peers).text == "<p>home</p>")
      #expect(try await get("/assetsx", at: peers).status == 404)
      let posted = try await get("/assets/", method: "POST", at: peers)
      #expect(posted.status == 405 && posted.fields["allow"] == "GET, HEAD")
    }
    try await withSite(StaticFiles.Configuration(index: nil, maxAge: .seconds(60))) { peers, _ in
      let root = try await get("/", at: peers)
      #expect(root.status == 404)
      #expect(try await get("/a.txt", at: peers).fields["cache-control"] == "public, max-age=60")
    }
  }

  @Test(
    "A part of a file comes alone",
    arguments: [
      ("bytes=0-3", 206, "0123", "bytes 0-3/10"), ("bytes=4-", 206, "456789", "bytes 4-9/10"),
      ("bytes=-3", 206, "789", "bytes 7-9/10"), ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
      ("bytes=9-99999999999999999999", 206, "9", "bytes 9-9/10"), ("BYTES=0-0", 206, "0", "bytes 0-0/10"),
      ("bytes=10-", 416, "The range is not of the file.\n", "bytes */10"),
      ("bytes=-0", 416, "The range is not of the file.\n", "bytes */10"),
      ("bytes=99999999999999999999-", 416, "The range is not of the file.\n", "bytes */10"),
      ("bytes=3-2", 200, "0123456789", nil), ("bytes=0-1,3-4", 200, "0123456789", nil),
      ("bytes=", 200, "0123456789", nil), ("bytes=-", 200, "0123456789", nil), ("bytes=a-b", 200, "0123456789", nil),
      ("lines=0-1", 200, "0123456789", nil), ("bytes=+1-2", 200, "0123456789", nil),
    ])
  func ranges(_ range: String, _ status: Int, _ text: String, _ content: String?) async throws {
    try await withSite { peers, _ in
      let answer = try await get("/a.txt", ["range": range], at: peers)
      #expect(answer.status == status && answer.text == text && answer.fields["content-range"] == content)
    }
  }

  @Test("Who has a file gets it again only when it has changed", arguments: HTTPVersion.allCases)
  func conditions(_ version: HTTPVersion) async throws {
    try await withSite { peers, folder in
      let first = try await get("/a.txt", over: version, at: peers)
      let (tag, date) = (try #require(first.fields["etag"]), try #require(first.fields["last-modified"]))
      for (fields, status) in [
        (["if-none-match": tag], 304), (["if-none-match": "\"x\", W/\(tag)"], 304), (["if-none-match": "*"], 304),
        (["if-none-match": "\"x\""], 200), (["if-modified-since": date], 304),
        (["if-modified-since": "Sun, 06 Nov 1994 08:49:37 GMT"], 200), (["if-modified-since": "yesterday"], 200),
        // The tag counts where there is one.
        (["if-none-match": "\"x\"", "if-modified-since": date], 200),
        (["range": "bytes=0-0", "if-range": tag], 206), (["range": "bytes=0-0", "if-range": date], 206),
        (["range": "bytes=0-0", "if-range": "\"x\""], 200),
        (["range": "bytes=0-0", "if-range": "Sun, 06 Nov 1994 08:49:37 GMT"], 200),
      ] {
        let answer = try await get("/a.txt", fields, over: version, at: peers)
        #expect(answer.status == status && answer.fields["etag"] == tag, "\(fields): \(answer)")
        if status == 304 { #expect(answer.body.isEmpty && answer.fields["content-type"] == nil) }
      }
      try Data("changed".utf8).write(to: folder.site.appending(path: "a.txt"))
      let changed = try await get("/a.txt", ["if-none-match": tag], over: version, at: peers)
      #expect(changed.status == 200 && changed.text == "changed" && changed.fields["etag"] != tag)
    }
  }

  @Test(
    "Compressed siblings go to those who take them",
    arguments: [
      ("gzip, zstd, br", "brotli", "br"), ("gzip;q=1, br;q=0.5", "gzip", "gzip"), ("zstd", "zstd", "zstd"),
      ("*", "brotli", "br"), ("br;q=0, *", "zstd", "zstd"), ("deflate", "plain", nil), ("", "plain", nil),
      ("gzip;q=0", "plain", nil), ("GZIP ; q=0.1", "gzip", "gzip"), ("gzip;q=many", "plain", nil),
    ])
  func siblings(_ accepted: String, _ text: String, _ coding: String?) async throws {
    try await withSite { peers, _ in
      let answer = try await get("/page.js", ["accept-encoding": accepted], at: peers)
      #expect(answer.text == text && answer.fields["content-encoding"] == coding)
      #expect(answer.fields["vary"] == "accept-encoding")
      #expect(answer.fields["content-type"] == "text/javascript; charset=utf-8")
      let part = try await get("/page.js", ["accept-encoding": accepted, "range": "bytes=0-1"], at: peers)
      #expect(part.text == "pl" && part.fields["content-encoding"] == nil)
      #expect((part.fields["etag"] == answer.fields["etag"]) == (coding == nil))
      // There is no sibling of this one.
      #expect(try await get("/a.txt", ["accept-encoding": accepted], at: peers).text == "0123456789")
    }
  }

  @Test("Dates are written and read as HTTP has them, and nothing else is one")
  func dates() {
    #expect(HTTPDate.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    for seconds in [0, 951_782_400, 1_709_164_800, 4_102_444_799, 253_402_300_799] {
      #expect(HTTPDate.seconds(HTTPDate.text(seconds)) == seconds)
    }
    for text in [
      "", "GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nox 1994 08:49:37 GMT",
    ] {
      #expect(HTTPDate.seconds(text) == nil)
    }
  }

  @Test("What is no folder is told with its path")
  func noFolder() throws {
    let folder = try Folder()
    for path in [folder.site.path + "/none", folder.site.path + "/a.txt"] {
      let error = #expect(throws: StaticFilesError.self) { try StaticFiles(folder: path) }
      #expect(error?.description.hasPrefix(path) == true)
    }
  }
}
