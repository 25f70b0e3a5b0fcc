import RPCCore
import Testing

@testable import RPCTransport

@Suite("Whether and when a call is made again")
struct RetryPlanTests {
  private static let policy = RetryPolicy(
    maxAttempts: 5, initialBackoff: .seconds(1), maxBackoff: .seconds(3), backoffMultiplier: 2,
    retryable: [.unavailable])

  static func end(
    _ code: StatusCode? = .unavailable, isCommitted: Bool = false, pushback: Pushback? = nil
  ) -> AttemptEnd {
    AttemptEnd(error: code.map { RPCError($0, "") }, isCommitted: isCommitted, pushback: pushback, address: nil)
  }

  @Test("Delays grow up to their limit, a fifth shorter or longer at random, until the attempts are used up")
  func delays() {
    var plan = RetryPlan(Self.policy, throttle: nil)
    #expect(plan.next(after: Self.end(), random: 0.5) == .seconds(1))
    #expect(plan.next(after: Self.end(), random: 0.5) == .seconds(2))
    #expect(plan.next(after: Self.end(), random: 0) == .seconds(3 * (0.8 + 0.4 * 0)))
    #expect(plan.next(after: Self.end(), random: 1) == .seconds(3 * (0.8 + 0.4 * 1)))
    #expect(plan.attempts == 5)
    #expect(plan.next(after: Self.end(), random: 0.5) == nil)
  }

  @Test("Other statuses, responses that have begun, and good ends are final")
  func final() {
    for end in [Self.end(.aborted), Self.end(isCommitted: true), Self.end(nil)] {
      var plan = RetryPlan(Self.policy, throttle: nil)
      #expect(plan.next(after: end, random: 0.5) == nil)
    }
  }

  @Test("What the server says of the delay goes before the policy's, which begins anew after it")
  func pushback() {
    var plan = RetryPlan(Self.policy, throttle: nil)
    #expect(plan.next(after: Self.end(), random: 0.5) == .seconds(1))
    #expect(plan.next(after: Self.end(pushback: Pushback("250")), random: 0.5) == .milliseconds(250))
    #expect(plan.next(after: Self.end(), random: 0.5) == .seconds(1))
    #expect(plan.next(after: Self.end(.aborted, pushback: Pushback("1")), random: 0.5) == nil)
    #expect(plan.next(after: Self.end(pushback: .never), random: 0.5) == nil)
  }

  @Test(
    "A delay is a number of milliseconds; all else means never", arguments: ["-1", "", "x", "1.5", "99999999999999"])
  func never(_ text: String) { #expect(Pushback(text) == .never) }

  @Test("Tokens: failures take one, good ends give some back, and half of them must be left")
  func tokens() {
    var bucket = TokenBucket(RetryThrottling(maxTokens: 4, tokenThousandths: 500))
    #expect(bucket.isOpen)
    bucket.failed()
    #expect(bucket.isOpen && bucket.thousandths == 3000)
    bucket.failed()
    #expect(!bucket.isOpen)
    bucket.succeeded()
    #expect(bucket.isOpen && bucket.thousandths == 2500)
    for _ in 0..<10 { bucket.failed() }
    #expect(bucket.thousandths == 0)
    for _ in 0..<100 { bucket.succeeded() }
    #expect(bucket.thousandths == 4000)
  }

  @Test("A throttle is all calls' own, and closes when too many fail")
  func throttle() {
    let throttle = RetryThrottle(RetryThrottling(maxTokens: 4, tokenThousandths: 1000))
    var first = RetryPlan(Self.policy, throttle: throttle)
    var second = RetryPlan(Self.policy, throttle: throttle)
    #expect(first.next(after: Self.end(), random: 0.5) != nil)
    #expect(second.next(after: Self.end(), random: 0.5) == nil)
    // What is not to be retried takes no token, unless the server says never.
    #expect(second.next(after: Self.end(.aborted), random: 0.5) == nil)
    #expect(second.next(after: Self.end(nil), random: 0.5) == nil)
    #expect(first.next(after: Self.end(nil), random: 0.5) == nil)
    #expect(throttle.isOpen)
    _ = first.next(after: Self.end(.aborted, pushback: .never), random: 0.5)
    _ = first.next(after: Self.end(.aborted, pushback: .never), random: 0.5)
    #expect(!throttle.isOpen)
  }

  @Test("Hedges begin after their delay or at once after a failure, and end with the first final answer")
  func hedging() {
    let policy = HedgingPolicy(maxAttempts: 3, hedgingDelay: .seconds(1), nonFatal: [.unavailable])
    var plan = HedgePlan(policy, throttle: nil)
    #expect(plan.delay == .seconds(1))
    #expect(plan.begin() == true)
    #expect(plan.ended(Self.end()) == .goOn(next: .zero))
    #expect(plan.begin() == true)
    #expect(plan.delay == nil && plan.begin() == false)
    #expect(plan.ended(Self.end()) == .goOn(next: nil))
    #expect(plan.ended(Self.end(.aborted)) == .over)
    #expect(plan.ended(Self.end(isCommitted: true)) == .over && plan.ended(Self.end(nil)) == .over)
    var pushed = HedgePlan(policy, throttle: nil)
    #expect(pushed.ended(Self.end(pushback: Pushback("70"))) == .goOn(next: .milliseconds(70)))
    #expect(pushed.ended(Self.end(pushback: .never)) == .goOn(next: nil))
    #expect(pushed.delay == nil && pushed.begin() == false)
    let throttle = RetryThrottle(RetryThrottling(maxTokens: 2, tokenThousandths: 1))
    var throttled = HedgePlan(policy, throttle: throttle)
    _ = throttled.ended(Self.end())
    #expect(throttled.begin() == false)
  }
}
