import NIOCore
import RPCCore

/// A channel's knowledge of where its target is: asks the resolver when it is time, and tells all lanes.
final class TargetResolution: @unchecked Sendable {
  // Sendable: touched on its event loop only; lanes and tasks hold it to get there.

  private let resolver: any Resolver
  private let loop: LoopContext
  private let observer: (any ClientChannelObserver)?
  /// Told of each answer, on this loop.
  private let found: @Sendable (Result<ResolverUpdate, ResolutionError>) -> Void
  private var schedule: ResolutionSchedule
  private var lookup: Task<Void, Never>?
  private var listening: Task<Void, Never>?
  private var hasFound = false
  private var isWanted = false
  private var isClosed = false

  init(
    _ resolver: any Resolver, configuration: ClientChannel.Configuration, loop: LoopContext,
    observer: (any ClientChannelObserver)?, found: @escaping @Sendable (Result<ResolverUpdate, ResolutionError>) -> Void
  ) {
    self.resolver = resolver
    self.loop = loop
    self.observer = observer
    self.found = found
    schedule = ResolutionSchedule(
      minimumInterval: configuration.resolution.minimumInterval, backoff: configuration.resolution.backoff)
  }

  /// Asks for an answer, on any thread; the schedule says when.
  func ask() {
    loop.run {
      guard !self.isClosed, !(self.hasFound && self.resolver.isFixed) else { return }
      self.isWanted = true
      self.listen()
      self.act(self.schedule.asked(.now()))
    }
  }

  /// Nobody wants to know any more: a failed lookup is not tried again by itself.
  func rest() { loop.run { self.isWanted = false } }

  func close() {
    loop.run {
      self.isClosed = true
      self.lookup?.cancel()
      self.listening?.cancel()
      self.lookup = nil
      self.listening = nil
    }
  }

  private func act(_ action: ResolutionSchedule.Action) {
    switch action {
    case .none: break
    case .start:
      // What is known needs no task.
      if let fixed = resolver as? FixedResolver { return ended(.success(ResolverUpdate(endpoints: fixed.endpoints))) }
      let (resolver, loop) = (resolver, loop)
      lookup = Task { [weak self] in
        let result: Result<ResolverUpdate, ResolutionError>
        do throws(ResolutionError) {
          result = .success(try await resolver.resolve())
        } catch {
          result = .failure(error)
        }
        // The loop may be gone by then.
        if Task.isCancelled { return }
        loop.run { [weak self] in self?.ended(result) }
      }
    case .wake(let when):
      loop.schedule(at: when) { [weak self] in
        guard let self, !self.isClosed else { return }
        self.act(self.schedule.fired(isWanted: self.isWanted))
      }
    }
  }

  /// Follows a resolver that has something to say unasked.
  private func listen() {
    guard listening == nil, let updates = resolver.updates else { return }
    let loop = loop
    listening = Task { [weak self] in
      for await update in updates {
        loop.run { [weak self] in self?.take(update) }
      }
    }
  }

  private func ended(_ result: Result<ResolverUpdate, ResolutionError>) {
    guard !isClosed else { return }
    lookup = nil
    switch result {
    case .success(let update) where !update.endpoints.isEmpty:
      schedule.found(.now())
      take(update)
    case .success: fail(ResolutionError("The target has no endpoints."))
    case .failure(let error): fail(error)
    }
  }

  private func fail(_ error: ResolutionError) {
    observer?.observed(.resolutionFailed(error.description))
    found(.failure(error))
    act(schedule.failed(.now(), random: .random(in: 0...1)))
  }

  private func take(_ update: ResolverUpdate) {
    guard !isClosed, !update.endpoints.isEmpty else { return }
    hasFound = true
    isWanted = false
    observer?.observed(.resolved(update.endpoints))
    found(.success(update))
  }
}
