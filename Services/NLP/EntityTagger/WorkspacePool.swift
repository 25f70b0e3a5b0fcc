import Synchronization

/// Workspaces for as many callers as there are at once; a few are kept for the next ones.
final class WorkspacePool: Sendable {
  /// Workspaces kept when nobody uses them; a warm one holds about 20 MB.
  static let maximumIdle = 16

  private let model: EntityModel
  private let idle = Mutex<[Workspace]>([])

  init(_ model: EntityModel) {
    self.model = model
  }

  /// Runs `body` with a workspace that nobody else uses meanwhile.
  func withWorkspace<Result, Failure>(
    _ body: (Workspace) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let workspace = idle.withLock { $0.popLast() } ?? Workspace(model)
    defer {
      idle.withLock { idle in
        if idle.count < Self.maximumIdle { idle.append(workspace) }
      }
    }
    return try body(workspace)
  }
}
