// A protoc plugin: a CodeGeneratorRequest in, source files out.
import Glibc
import Messages

switch CommandLine.arguments.dropFirst().first {
case "--version": StandardOutput.write(Bytes("protoc-gen-dossier \(Options.version)\n"))
case "--help", "-h": StandardOutput.write(Bytes(Options.help + "\n"))
case nil where isatty(STDIN_FILENO) == 0:
  do {
    let request = try PluginRequest(serialized: StandardInput.readAll())
    let files = try Generator(request: request).generate()
    StandardOutput.write(PluginResponse(files: files, error: nil).serialized())
  } catch {
    // protoc prints what the response says is wrong.
    StandardOutput.write(PluginResponse(files: [], error: "\(error)").serialized())
  }
default:
  // Somebody at a terminal, or one who thinks that it takes arguments.
  StandardError.write(Options.help + "\n")
  exit(64)
}
