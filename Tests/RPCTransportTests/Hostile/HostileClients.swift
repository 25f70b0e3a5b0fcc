import Testing

/// Sieges come one after the other: each takes all the processors that there are.
@Suite("Hostile clients", .serialized)
enum HostileClients {}
