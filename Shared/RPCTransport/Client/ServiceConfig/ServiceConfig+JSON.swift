import RPCCore

extension ServiceConfig {
  /// Reads a service config as gRPC writes it in JSON.
  ///
  /// Of load balancing policies the first that is known counts: `pick_first`, `round_robin`,
  /// `least_request_experimental`, `weighted_round_robin` (by the endpoints' own weights) and, around one of these,
  /// `outlier_detection_experimental`.
  /// Source: `grpc/service_config/service_config.proto`, in canonical JSON.
  public init(json: String) throws(ServiceConfigError) {
    let config = try JSONObject(parsing: json)
    self.init()
    if let list = try config.list("loadBalancingConfig") {
      try balance(by: list, at: "loadBalancingConfig")
    } else if let name = try config.text("loadBalancingPolicy") {
      guard let known = try Self.policy(name.lowercased(), JSONObject(parsing: "{}")) else {
        throw ServiceConfigError("loadBalancingPolicy", "is not known")
      }
      loadBalancing = known
    }
    healthService = try config.object("healthCheckConfig")?.text("serviceName")
    if let throttling = try config.object("retryThrottling") {
      retryThrottling = try RetryThrottling(throttling)
    }
    var names = Set<MethodConfig.Name>()
    for (value, path) in try config.list("methodConfig") ?? [] {
      let method = try MethodConfig(JSONObject(value, at: path))
      for name in method.names where !names.insert(name).inserted {
        throw ServiceConfigError("\(path).name", "has a method that has been named before")
      }
      methods.append(method)
    }
  }

  private mutating func balance(
    by list: [(value: JSONObject.Value, path: String)], at path: String
  ) throws(ServiceConfigError) {
    for (value, path) in list {
      let entry = try JSONObject(value, at: path)
      guard entry.names.count == 1, let name = entry.names.first, let settings = try entry.object(name) else {
        throw ServiceConfigError(path, "does not have just one policy")
      }
      if name == "outlier_detection_experimental" {
        outlierDetection = try OutlierDetection(settings)
        guard let children = try settings.list("childPolicy") else {
          throw ServiceConfigError(settings.path(of: "childPolicy"), "is missing")
        }
        return try balance(by: children, at: settings.path(of: "childPolicy"))
      }
      if let known = try Self.policy(name, settings) {
        loadBalancing = known
        return
      }
    }
    throw ServiceConfigError(path, "has no policy that is known")
  }

  private static func policy(_ name: String, _ settings: JSONObject) throws(ServiceConfigError) -> LoadBalancing? {
    switch name {
    case "pick_first": .pickFirst(shuffles: try settings.bool("shuffleAddressList") ?? false)
    case "round_robin": .roundRobin
    case "least_request_experimental":
      .leastRequest(choices: min(10, try settings.integer("choiceCount", in: 2...Int(UInt32.max)) ?? 2))
    case "weighted_round_robin": .weighted
    default: nil
    }
  }
}

extension RetryThrottling {
  init(_ object: JSONObject) throws(ServiceConfigError) {
    guard let tokens = try object.number("maxTokens", in: 1...1000) else {
      throw ServiceConfigError(object.path(of: "maxTokens"), "is missing")
    }
    // Decimals after the third do not count, and less than one thousandth would give nothing back.
    guard let ratio = try object.number("tokenRatio", in: 0.001...1000) else {
      throw ServiceConfigError(object.path(of: "tokenRatio"), "is missing")
    }
    self.init(maxTokens: Int(tokens), tokenThousandths: Int(ratio * 1000))
  }
}

extension MethodConfig {
  init(_ object: JSONObject) throws(ServiceConfigError) {
    guard let list = try object.list("name") else {
      throw ServiceConfigError(object.path(of: "name"), "is missing")
    }
    var names: [Name] = []
    for (value, path) in list { names.append(try Name(JSONObject(value, at: path))) }
    self.init(
      names: names, timeout: try object.duration("timeout"), waitForReady: try object.bool("waitForReady"),
      maxRequestBytes: try object.integer("maxRequestMessageBytes", in: 0...Int.max),
      maxResponseBytes: try object.integer("maxResponseMessageBytes", in: 0...Int.max))
    if let retry = try object.object("retryPolicy") {
      guard object.value("hedgingPolicy") == nil else {
        throw ServiceConfigError(object.path, "has both a retryPolicy and a hedgingPolicy")
      }
      attempts = .retry(try RetryPolicy(retry))
    } else if let hedging = try object.object("hedgingPolicy") {
      attempts = .hedging(try HedgingPolicy(hedging))
    }
  }
}

extension MethodConfig.Name {
  init(_ object: JSONObject) throws(ServiceConfigError) {
    let service = try object.text("service") ?? ""
    let method = try object.text("method") ?? ""
    if service.isEmpty {
      guard method.isEmpty else { throw ServiceConfigError(object.path, "names a method without its service") }
      self = .all
    } else {
      self = method.isEmpty ? .service(service) : .method(service: service, name: method)
    }
  }
}

extension RetryPolicy {
  init(_ object: JSONObject) throws(ServiceConfigError) {
    let require = { (name: String) in ServiceConfigError(object.path(of: name), "is missing") }
    let more = Duration.nanoseconds(1)
    guard let attempts = try object.integer("maxAttempts", in: 2...Int(UInt32.max)) else {
      throw require("maxAttempts")
    }
    guard let initial = try object.duration("initialBackoff", from: more) else { throw require("initialBackoff") }
    guard let limit = try object.duration("maxBackoff", from: more) else { throw require("maxBackoff") }
    guard let multiplier = try object.number("backoffMultiplier", in: Double.leastNonzeroMagnitude...1e6) else {
      throw require("backoffMultiplier")
    }
    guard let codes = try object.codes("retryableStatusCodes") else { throw require("retryableStatusCodes") }
    guard !codes.isEmpty else { throw ServiceConfigError(object.path(of: "retryableStatusCodes"), "is empty") }
    self.init(
      maxAttempts: attempts, initialBackoff: initial, maxBackoff: limit, backoffMultiplier: multiplier,
      retryable: codes)
  }
}

extension HedgingPolicy {
  init(_ object: JSONObject) throws(ServiceConfigError) {
    guard let attempts = try object.integer("maxAttempts", in: 2...Int(UInt32.max)) else {
      throw ServiceConfigError(object.path(of: "maxAttempts"), "is missing")
    }
    self.init(
      maxAttempts: attempts, hedgingDelay: try object.duration("hedgingDelay") ?? .zero,
      nonFatal: try object.codes("nonFatalStatusCodes") ?? [])
  }
}

extension OutlierDetection {
  init(_ object: JSONObject) throws(ServiceConfigError) {
    self.init()
    let more = Duration.milliseconds(1)
    interval = try object.duration("interval", from: more) ?? interval
    baseEjectionTime = try object.duration("baseEjectionTime") ?? baseEjectionTime
    maxEjectionTime = try object.duration("maxEjectionTime") ?? maxEjectionTime
    maxEjectionPercent = try object.integer("maxEjectionPercent", in: 0...100) ?? maxEjectionPercent
    let counts = 0...Int(UInt32.max)
    if let rate = try object.object("successRateEjection") {
      var limits = SuccessRate()
      limits.deviationThousandths = try rate.integer("stdevFactor", in: counts) ?? limits.deviationThousandths
      limits.enforcementPercent = try rate.integer("enforcementPercentage", in: 0...100) ?? limits.enforcementPercent
      limits.minimumHosts = try rate.integer("minimumHosts", in: counts) ?? limits.minimumHosts
      limits.requestVolume = try rate.integer("requestVolume", in: counts) ?? limits.requestVolume
      successRate = limits
    }
    if let failures = try object.object("failurePercentageEjection") {
      var limits = FailurePercentage()
      limits.thresholdPercent = try failures.integer("threshold", in: 0...100) ?? limits.thresholdPercent
      limits.enforcementPercent =
        try failures.integer("enforcementPercentage", in: 0...100) ?? limits.enforcementPercent
      limits.minimumHosts = try failures.integer("minimumHosts", in: counts) ?? limits.minimumHosts
      limits.requestVolume = try failures.integer("requestVolume", in: counts) ?? limits.requestVolume
      failurePercentage = limits
    }
    consecutiveFailures = try object.integer("consecutiveFailures", in: 1...Int(UInt32.max))
  }
}
