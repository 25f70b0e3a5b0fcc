/// How long a call to a service may take, by how much there is to do in it.
///
/// A limit is there for a service that hangs, not for one that is slow: an attempt must not fail while its calls get on,
/// on a slow machine or in the queue behind other workers' calls. So calls are small (``PassageMaker``), each is given
/// time for a thousandth of what one core of today does, and one that takes even longer is made again in halves.
enum Allowance {
  /// For a call of any size: to be scheduled, and to wait for others' calls.
  private static let base = Duration.seconds(120)
  /// Beside that: 10 tokens a second. One core splits, embeds and tags some thousands.
  private static let perToken = Duration.milliseconds(100)

  /// For work on so many tokens.
  static func tokens(_ count: Int) -> Duration { base + perToken * min(max(count, 0), 1_000_000) }

  /// For work on a text whose tokens have not been counted; of four bytes each, as in English.
  static func text(_ bytes: Int) -> Duration { tokens(bytes / 4) }

  /// For reading one image; a page of a scan takes a core a second or some.
  static let image = Duration.seconds(900)

  /// For a call that does little at the service: it looks at a file's ends, or writes pages to its disk.
  static let small = Duration.seconds(300)
}
