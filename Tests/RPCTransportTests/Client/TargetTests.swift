import RPCTransport
import Testing

@testable import RPCTransport

@Suite("Targets")
struct TargetTests {
  @Test(
    "A name is looked up",
    arguments: [
      ("localhost:80", "localhost", 80), ("dns:///nlp.example:1", "nlp.example", 1), ("dns:h:2", "h", 2),
      ("dns:///h:65535", "h", 65535),
    ])
  func names(_ text: String, _ host: String, _ port: Int) {
    #expect(ClientTarget(text)?.kind == .name(host: host, port: port))
    #expect(ClientTarget(text)?.description == text)
  }

  @Test(
    "An address is taken as it is",
    arguments: [
      ("[::1]:8081", [SocketTarget.tcp(host: "::1", port: 8081)]),
      ("dns:///127.0.0.1:5", [.tcp(host: "127.0.0.1", port: 5)]), ("unix:/run/x.sock", [.unix(path: "/run/x.sock")]),
      ("unix:///run/x.sock", [.unix(path: "/run/x.sock")]), ("unix:x.sock", [.unix(path: "x.sock")]),
      ("ipv4:10.0.0.1:80", [.tcp(host: "10.0.0.1", port: 80)]),
      ("ipv4:10.0.0.1:80,10.0.0.2:81", [.tcp(host: "10.0.0.1", port: 80), .tcp(host: "10.0.0.2", port: 81)]),
      ("ipv6:[::1]:80,[::2]:81", [.tcp(host: "::1", port: 80), .tcp(host: "::2", port: 81)]),
      ("ipv6:%5B::1%5D:80", [.tcp(host: "::1", port: 80)]),
      ("static:///nlp:80,unix:/x", [.tcp(host: "nlp", port: 80), .unix(path: "/x")]),
    ])
  func addresses(_ text: String, _ sockets: [SocketTarget]) throws {
    let target = try ClientTarget(parsing: text)
    guard case .endpoints(let endpoints) = target.kind else {
      Issue.record("\(text) is to be looked up.")
      return
    }
    #expect(endpoints.map(\.address) == sockets)
  }

  @Test("Weights and attributes come with static addresses")
  func weights() throws {
    let target = try ClientTarget(parsing: "static:///10.0.0.1:80;weight=3;zone=a,10.0.0.2:80")
    #expect(
      target.kind
        == .endpoints([
          Endpoint(.tcp(host: "10.0.0.1", port: 80), weight: 3, attributes: ["zone": "a"]),
          Endpoint(.tcp(host: "10.0.0.2", port: 80)),
        ]))
  }

  @Test(
    "What is no target is refused, and the reason named",
    arguments: [
      ("", "host:port"), ("host", "host:port"), ("host:", "host:port"), (":80", "host:port"), ("host:x", "host:port"),
      ("host:70000", "host:port"), ("::1:80", "host:port"), ("unix:", "host:port"), ("http://h:1", "host:port"),
      ("h:0", "port 0"), ("dns://d/h:1", "name server"), ("dns:unix:/x", "dns:///host:port"),
      ("ipv4:host:80", "IPv4"), ("ipv4:[::1]:80", "IPv4"), ("ipv6:10.0.0.1:80", "IPv6"), ("ipv4:", "host:port"),
      ("ipv4:10.0.0.1:80,", "host:port"), ("static:///", "host:port"), ("static:///h:1;weight=0", "weight"),
      ("static:///h:1;weight=70000", "weight"), ("static:///h:1;weight", "attribute"),
      ("static:///h:1;=3", "attribute"),
    ])
  func bad(_ text: String, _ reason: String) {
    let error = #expect(throws: TargetError.self) { try ClientTarget(parsing: text) }
    #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
    #expect(ClientTarget(text) == nil)
  }

  @Test("A list of any length is refused at its limit")
  func longList() {
    let list = Array(repeating: "10.0.0.1:80", count: ClientTarget.maxEndpoints)
    #expect(ClientTarget("ipv4:" + list.joined(separator: ",")) != nil)
    #expect(ClientTarget("ipv4:" + (list + ["10.0.0.1:80"]).joined(separator: ",")) == nil)
  }

  @Test("What `:authority` says is the name that was given, or the address")
  func authority() {
    #expect(Endpoint(.tcp(host: "10.0.0.1", port: 80)).authority == "10.0.0.1:80")
    #expect(Endpoint(.tcp(host: "::1", port: 80)).authority == "[::1]:80")
    #expect(Endpoint(.unix(path: "/x")).authority == "localhost")
    let named = Endpoint(.tcp(host: "10.0.0.1", port: 80), authority: "nlp:80")
    #expect(named.authority == "nlp:80" && named.description == "nlp:80 (10.0.0.1:80)")
  }
}
