/// The version that services report, and releases are tagged with.
public enum Version {
  /// Semantic versioning.
  public static let current = "0.1.0"
}
