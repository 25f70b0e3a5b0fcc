import RPCCore
import RPCTransport
import Testing

@testable import RPCTransport

@Suite("Service configs")
struct ServiceConfigTests {
  @Test("A whole config is read as gRPC writes it")
  func whole() throws {
    let config = try ServiceConfig(
      json: """
        {
          "loadBalancingConfig": [{"xds_thing": {}}, {"outlier_detection_experimental": {
            "interval": "5s", "baseEjectionTime": "0.5s", "maxEjectionTime": "60s", "maxEjectionPercent": 50,
            "successRateEjection": {"stdevFactor": 1000, "minimumHosts": 3},
            "failurePercentageEjection": {"threshold": 70, "enforcementPercentage": 90, "requestVolume": 10},
            "consecutiveFailures": 7, "childPolicy": [{"nothing": {}}, {"round_robin": {}}]
          }}],
          "healthCheckConfig": {"serviceName": "nlp"},
          "retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1234},
          "methodConfig": [{
            "name": [{"service": "a.B", "method": "C"}, {"service": "a.D"}], "timeout": "1.5s", "waitForReady": true,
            "maxRequestMessageBytes": 1000, "maxResponseMessageBytes": "2000", "somethingElse": [1],
            "retryPolicy": {"maxAttempts": 9, "initialBackoff": "0.1s", "maxBackoff": "1s", "backoffMultiplier": 2,
              "retryableStatusCodes": ["UNAVAILABLE", "aborted", 8]}
          }, {
            "name": [{}],
            "hedgingPolicy": {"maxAttempts": 3, "hedgingDelay": "0.02s", "nonFatalStatusCodes": ["UNAVAILABLE"]}
          }]
        }
        """)
    #expect(config.loadBalancing == .roundRobin && config.healthService == "nlp")
    #expect(config.retryThrottling == RetryThrottling(maxTokens: 10, tokenThousandths: 123))
    let detection = try #require(config.outlierDetection)
    #expect(detection.interval == .seconds(5) && detection.baseEjectionTime == .milliseconds(500))
    #expect(detection.maxEjectionTime == .seconds(60) && detection.maxEjectionPercent == 50)
    #expect(detection.successRate?.deviationThousandths == 1000 && detection.successRate?.minimumHosts == 3)
    #expect(detection.successRate?.requestVolume == 100 && detection.successRate?.enforcementPercent == 100)
    #expect(detection.failurePercentage?.thresholdPercent == 70 && detection.failurePercentage?.requestVolume == 10)
    #expect(detection.failurePercentage?.enforcementPercent == 90 && detection.failurePercentage?.minimumHosts == 5)
    #expect(detection.consecutiveFailures == 7)
    let first = try #require(config.methods.first)
    #expect(first.names == [.method(service: "a.B", name: "C"), .service("a.D")])
    #expect(first.timeout == .milliseconds(1500) && first.waitForReady == true)
    #expect(first.maxRequestBytes == 1000 && first.maxResponseBytes == 2000)
    // More than five attempts count as five.
    let retry = RetryPolicy(
      maxAttempts: 5, initialBackoff: .milliseconds(100), maxBackoff: .seconds(1), backoffMultiplier: 2,
      retryable: [.unavailable, .aborted, .resourceExhausted])
    #expect(first.attempts == .retry(retry))
    let last = try #require(config.methods.last)
    #expect(last.names == [.all])
    #expect(
      last.attempts
        == .hedging(HedgingPolicy(maxAttempts: 3, hedgingDelay: .milliseconds(20), nonFatal: [.unavailable])))
  }

  @Test(
    "Policies, and their old way of being named",
    arguments: [
      ("{}", LoadBalancing.pickFirst()), (#"{"loadBalancingPolicy": "ROUND_ROBIN"}"#, .roundRobin),
      (#"{"loadBalancingConfig": [{"pick_first": {"shuffleAddressList": true}}]}"#, .pickFirst(shuffles: true)),
      (#"{"loadBalancingConfig": [{"least_request_experimental": {"choiceCount": 4}}]}"#, .leastRequest(choices: 4)),
      (#"{"loadBalancingConfig": [{"weighted_round_robin": {}}, {"round_robin": {}}]}"#, .weighted),
      (#"{"loadBalancingConfig": null, "methodConfig": null}"#, .pickFirst()),
    ])
  func policies(_ json: String, _ policy: LoadBalancing) throws {
    #expect(try ServiceConfig(json: json).loadBalancing == policy)
  }

  private static func retry(_ change: String) -> String {
    var members = [
      "maxAttempts": "3", "initialBackoff": "\"1s\"", "maxBackoff": "\"1s\"", "backoffMultiplier": "2",
      "retryableStatusCodes": "[14]",
    ]
    let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
    members[parts[0]] = parts.count == 2 ? parts[1] : nil
    let text = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
    return #"{"methodConfig": [{"name": [{}], "retryPolicy": {\#(text)}}]}"#
  }

  @Test(
    "What can't be used is refused, and its place named",
    arguments: [
      ("", ""), ("[]", ""), ("{", ""), (#"{"methodConfig": {}}"#, "methodConfig"),
      (#"{"methodConfig": [1]}"#, "methodConfig[0]"), (#"{"methodConfig": [{}]}"#, "methodConfig[0].name"),
      (#"{"methodConfig": [{"name": [{"method": "C"}]}]}"#, "methodConfig[0].name[0]"),
      (#"{"methodConfig": [{"name": [{}]}, {"name": [{}]}]}"#, "methodConfig[1].name"),
      (#"{"methodConfig": [{"name": [{}], "timeout": "1m"}]}"#, "methodConfig[0].timeout"),
      (#"{"methodConfig": [{"name": [{}], "timeout": "-1s"}]}"#, "methodConfig[0].timeout"),
      (#"{"methodConfig": [{"name": [{}], "timeout": "1.0000000001s"}]}"#, "methodConfig[0].timeout"),
      (#"{"methodConfig": [{"name": [{}], "timeout": "99999999999999s"}]}"#, "methodConfig[0].timeout"),
      (#"{"methodConfig": [{"name": [{}], "timeout": 1}]}"#, "methodConfig[0].timeout"),
      (#"{"methodConfig": [{"name": [{}], "waitForReady": 1}]}"#, "methodConfig[0].waitForReady"),
      (#"{"methodConfig": [{"name": [{}], "maxRequestMessageBytes": -1}]}"#, "methodConfig[0].maxRequestMessageBytes"),
      (
        #"{"methodConfig": [{"name": [{}], "maxRequestMessageBytes": 1e300}]}"#,
        "methodConfig[0].maxRequestMessageBytes"
      ),
      (#"{"methodConfig": [{"name": [{}], "retryPolicy": {}, "hedgingPolicy": {}}]}"#, "methodConfig[0]"),
      (#"{"methodConfig": [{"name": [{}], "hedgingPolicy": {}}]}"#, "methodConfig[0].hedgingPolicy.maxAttempts"),
      (retry("maxAttempts=1"), "methodConfig[0].retryPolicy.maxAttempts"),
      (retry("maxAttempts"), "methodConfig[0].retryPolicy.maxAttempts"),
      (retry("maxAttempts=2.5"), "methodConfig[0].retryPolicy.maxAttempts"),
      (retry("initialBackoff=\"0s\""), "methodConfig[0].retryPolicy.initialBackoff"),
      (retry("maxBackoff"), "methodConfig[0].retryPolicy.maxBackoff"),
      (retry("backoffMultiplier=0"), "methodConfig[0].retryPolicy.backoffMultiplier"),
      (retry("retryableStatusCodes=[]"), "methodConfig[0].retryPolicy.retryableStatusCodes"),
      (retry("retryableStatusCodes=[\"SOON\"]"), "methodConfig[0].retryPolicy.retryableStatusCodes[0]"),
      (retry("retryableStatusCodes=[17]"), "methodConfig[0].retryPolicy.retryableStatusCodes[0]"),
      (#"{"retryThrottling": {"maxTokens": 0, "tokenRatio": 1}}"#, "retryThrottling.maxTokens"),
      (#"{"retryThrottling": {"maxTokens": 1001, "tokenRatio": 1}}"#, "retryThrottling.maxTokens"),
      (#"{"retryThrottling": {"maxTokens": 10, "tokenRatio": 0}}"#, "retryThrottling.tokenRatio"),
      (#"{"retryThrottling": {"maxTokens": 10}}"#, "retryThrottling.tokenRatio"),
      (#"{"loadBalancingConfig": []}"#, "loadBalancingConfig"),
      (#"{"loadBalancingConfig": [{"grpclb": {}}]}"#, "loadBalancingConfig"),
      (#"{"loadBalancingConfig": [{"a": {}, "b": {}}]}"#, "loadBalancingConfig[0]"),
      (#"{"loadBalancingPolicy": "best"}"#, "loadBalancingPolicy"),
      (
        #"{"loadBalancingConfig": [{"outlier_detection_experimental": {}}]}"#,
        "loadBalancingConfig[0].outlier_detection_experimental.childPolicy"
      ),
      (
        #"{"loadBalancingConfig": [{"outlier_detection_experimental": {"maxEjectionPercent": 101}}]}"#,
        "loadBalancingConfig[0].outlier_detection_experimental.maxEjectionPercent"
      ),
      (
        #"{"loadBalancingConfig": [{"least_request_experimental": {"choiceCount": 1}}]}"#,
        "loadBalancingConfig[0].least_request_experimental.choiceCount"
      ),
    ])
  func refused(_ json: String, _ path: String) {
    let error = #expect(throws: ServiceConfigError.self) { try ServiceConfig(json: json) }
    #expect(error?.path == path, "\(error?.description ?? "")")
  }

  @Test("A config of any size and depth is refused in time")
  func hostile() {
    let deep = String(repeating: #"{"a":"#, count: 10_000) + "1" + String(repeating: "}", count: 10_000)
    #expect(throws: ServiceConfigError.self) { try ServiceConfig(json: deep) }
    let nested = (0..<40).reduce(#"{"round_robin": {}}"#) { inner, _ in
      #"{"outlier_detection_experimental": {"childPolicy": [\#(inner)]}}"#
    }
    #expect(throws: ServiceConfigError.self) { try ServiceConfig(json: #"{"loadBalancingConfig": [\#(nested)]}"#) }
    let long = #"{"a": ""# + String(repeating: "a", count: 2 << 20) + #""}"#
    #expect(throws: ServiceConfigError.self) { try ServiceConfig(json: long) }
  }

  @Test("The name that says most of a method counts")
  func names() {
    let table = MethodTable([
      MethodConfig(names: [.all], timeout: .seconds(1)), MethodConfig(names: [.service("a.B")], timeout: .seconds(2)),
      MethodConfig(names: [.method(service: "a.B", name: "C")], timeout: .seconds(3)),
    ])
    let timeout = { (service: String, name: String) in
      table.config(for: Method(service: service, name: name, kind: .unary))?.timeout
    }
    #expect(timeout("a.B", "C") == .seconds(3) && timeout("a.B", "D") == .seconds(2))
    #expect(timeout("a.C", "C") == .seconds(1))
    #expect(MethodTable([]).isEmpty && !table.isEmpty)
  }

  @Test("What a call's options say goes before, but for limits, of which the lower one counts")
  func options() {
    let config = MethodConfig(names: [.all], timeout: .seconds(10), waitForReady: true, maxResponseBytes: 100)
    let plain = config.applied(to: CallOptions())
    #expect(plain.waitForReady == true && plain.maxResponseBytes == 100)
    #expect(plain.deadline.map { $0.remaining > .seconds(5) && $0.remaining <= .seconds(10) } == true)
    let soon = Deadline.after(.seconds(1))
    let own = config.applied(to: CallOptions(deadline: soon, waitForReady: false, maxResponseBytes: 1000))
    #expect(own.waitForReady == false && own.maxResponseBytes == 100 && own.deadline == soon)
    let late = config.applied(to: CallOptions(deadline: .after(.seconds(100)), maxResponseBytes: 10))
    #expect(late.maxResponseBytes == 10 && late.deadline.map { $0.remaining <= .seconds(10) } == true)
  }
}
