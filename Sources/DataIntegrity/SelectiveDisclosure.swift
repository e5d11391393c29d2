public import StrictJSON

/// What of a document its holder chose to show, and what they had to.
///
/// The holder can leave out each statement that the issuer did not make mandatory. How many were left
/// out, and which, nobody can tell; nor whether any were.
///
/// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.6.
public struct SelectiveDisclosure: Equatable, Sendable {
  /// The key that was made for this proof and signs each statement that the holder may leave out: the
  /// bytes of a Multikey.
  public let publicKey: [UInt8]

  /// How many statements are shown.
  public let statementCount: Int

  /// How many of them the holder could have left out.
  public var chosenCount: Int { chosen.count }

  /// The members of the document itself of which the holder could have left out some or all; of
  /// `credentialStatus` also those of which they could have left out something further inside.
  ///
  /// Named are those that the data model of credentials defines: `type`, `issuer`, `validUntil` and so
  /// on; and `alignment`, wherever it stands, of which an achievement can have several.
  public let chosenMembers: [ExactString]

  /// The statements that the issuer makes everyone show, joined.
  let mandatory: [UInt8]

  /// Those that the holder chose, each with a signature of its own.
  let chosen: [[UInt8]]
}
