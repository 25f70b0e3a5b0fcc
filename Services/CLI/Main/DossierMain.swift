import CLI

/// `dossier`.
@main
struct DossierMain {
  static func main() async { await DossierCommand.main() }
}
