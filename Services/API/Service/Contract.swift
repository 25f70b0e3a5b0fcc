import Contracts

/// The contract that this module serves.
typealias V1 = Dossier.Api.V1
/// The contract of the service that makes vectors.
typealias NLPV1 = Dossier.Nlp.V1
