import Messages
import RPCCore
import Synchronization

/// A token that is shown with calls, and until when it is good.
public struct BearerToken: Sendable, Hashable {
  /// Without `Bearer`.
  public var value: String
  /// Nil is good until a server says that it is not.
  public var expires: ContinuousClock.Instant?

  public init(_ value: String, expires: ContinuousClock.Instant? = nil) {
    self.value = value
    self.expires = expires
  }
}

/// Shows a token with every call (`authorization: Bearer …`) that changes in time: it is fetched at the first call, again
/// before it expires, and again when a server does not take it any more.
///
/// While it is fetched, calls wait for the one fetch. A unary call that is `UNAUTHENTICATED` is made once more with a
/// fresh token. For a token that never changes there is ``RPCCore/MetadataInterceptor/bearer(_:)``.
public final class BearerInterceptor: ClientInterceptor {
  private struct State {
    var token: BearerToken?
    var fetch: Task<BearerToken, any Error>?
  }

  private let margin: Duration
  private let fetch: @Sendable () async throws -> BearerToken
  private let state = Mutex(State())

  /// - Parameters:
  ///   - margin: How long before its end a token is not used any more.
  ///   - fetch: Gets a token; called for one call at a time. It limits its own time. What it throws, the calls that wait
  ///     throw: an ``RPCCore/RPCError`` as it is, anything else as `UNAUTHENTICATED`.
  public init(
    refreshingBefore margin: Duration = .seconds(30), _ fetch: @escaping @Sendable () async throws -> BearerToken
  ) {
    self.margin = margin
    self.fetch = fetch
  }

  public func intercept(
    unary request: ClientRequest, message: Bytes,
    next: @Sendable (ClientRequest, Bytes) async throws -> ClientResponse
  ) async throws -> ClientResponse {
    let shown = try await token()
    do {
      return try await next(request.showing(shown), message)
    } catch let error as RPCError where error.code == .unauthenticated {
      forget(shown)
      let fresh = try await token()
      guard fresh.value != shown.value else { throw error }
      return try await next(request.showing(fresh), message)
    }
  }

  public func intercept(
    stream request: ClientRequest, next: @Sendable (ClientRequest) async throws -> any ClientStream
  ) async throws -> any ClientStream {
    let shown = try await token()
    let stream = try await next(request.showing(shown))
    return WatchedClientStream(stream, watch: TokenWatch(interceptor: self, shown: shown))
  }

  // MARK: - The token

  private func token() async throws -> BearerToken {
    let now = ContinuousClock.now
    let fetching: Task<BearerToken, any Error>
    switch state.withLock({ state -> (BearerToken?, Task<BearerToken, any Error>?) in
      if let token = state.token, token.expires.map({ now + margin < $0 }) ?? true { return (token, nil) }
      if state.fetch == nil { state.fetch = Task { try await self.fetched() } }
      return (nil, state.fetch)
    }) {
    case (let token?, _): return token
    case (nil, let task?): fetching = task
    case (nil, nil): throw RPCError(.internalError, "There is neither a token nor a fetch of one.")
    }
    do {
      return try await fetching.value
    } catch let error as RPCError {
      throw error
    } catch {
      throw RPCError(.unauthenticated, "No token could be fetched (\(type(of: error))).")
    }
  }

  private func fetched() async throws -> BearerToken {
    let result: Result<BearerToken, any Error>
    do { result = .success(try await fetch()) } catch { result = .failure(error) }
    state.withLock { state in
      state.fetch = nil
      state.token = try? result.get()
    }
    return try result.get()
  }

  /// Uses a token no more, unless there is another one already.
  fileprivate func forget(_ token: BearerToken) {
    state.withLock { if $0.token?.value == token.value { $0.token = nil } }
  }
}

extension ClientRequest {
  fileprivate func showing(_ token: BearerToken) -> ClientRequest {
    var request = self
    request.options.metadata.remove("authorization")
    request.options.metadata.add("Bearer \(token.value)", for: "authorization")
    return request
  }
}

/// Forgets a token that a stream's server did not take.
private struct TokenWatch: ClientStreamWatch {
  let interceptor: BearerInterceptor
  let shown: BearerToken

  func received() {}
  func sent() {}
  func ended(_ error: RPCError?) { if error?.code == .unauthenticated { interceptor.forget(shown) } }
}
