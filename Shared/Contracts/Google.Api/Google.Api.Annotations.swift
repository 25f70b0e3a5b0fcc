// Generated from google/api/annotations.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

// MARK: - Wire format

extension Google.Api {
  /// `google/api/annotations.proto`.
  public static let annotationsFile = FileSchema(
    embedded: """
      Chxnb29nbGUvYXBpL2Fubm90YXRpb25zLnByb3RvEgpnb29nbGUuYXBpGhVnb29nbGUvYXBpL2h0dHAucHJvdG8aIGdvb2dsZS9wcm90b2J1Zi\
      9kZXNjcmlwdG9yLnByb3RvOksKBGh0dHASHi5nb29nbGUucHJvdG9idWYuTWV0aG9kT3B0aW9ucxiwyrwiIAEoCzIULmdvb2dsZS5hcGkuSHR0\
      cFJ1bGVSBGh0dHBiBnByb3RvMw==
      """,
    dependencies: [Google.Api.httpFile, Google.Protobuf.descriptorFile])
}
