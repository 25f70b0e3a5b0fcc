// A protoc plugin: a CodeGeneratorRequest in, Swift files out.
import Glibc
import Messages

do {
  let request = try PluginRequest(serialized: StandardInput.readAll())
  let files = try Generator(request: request).generate()
  StandardOutput.write(PluginResponse(files: files, error: nil).serialized())
} catch {
  // protoc prints what the response says is wrong.
  StandardOutput.write(PluginResponse(files: [], error: "\(error)").serialized())
}
