import ArgumentParser

/// `dossier-bench`: measures what the project must reach.
@main
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier-bench",
    abstract: "Measures Dossier on this machine, against goals and peers.",
    discussion: """
      Prints a table, and writes every figure with its samples as JSON. Ends with an exit code other than 0 when
      something could not run that should have, not when a goal is missed. Figures are worth something only when
      nothing else works on the machine, and in a release build.

      EXAMPLES
        dossier-bench
        dossier-bench --only embed search
        dossier-bench --quick --json /tmp/bench.json
      """,
    subcommands: [MeasureCommand.self, EchoCommand.self, CallsCommand.self, MessagesCommand.self],
    defaultSubcommand: MeasureCommand.self)
}
