public import ControlledIdentifiers
import StrictJSON

// What readers accept and nobody should write: a list is for years, and for readers of all kinds.

extension IssuerRecord {
  /// Checks the id of an issuer: a DID, or an absolute URL without a fragment.
  ///
  /// The keys of an issuer are named by its id, a `#` and a name, so whatever proofs can name their
  /// keys by is an id.
  ///
  /// - Throws: `IdentifierError` with what is wrong and where.
  public static func checkID(_ id: String) throws(IdentifierError) {
    _ = try VerificationMethodID("\(id)#key")
  }

  /// Whether text is a country's code: two capital letters.
  ///
  /// Source: ISO 3166-1, the alpha-2 code.
  public static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// Refuses a record that is new to a list and has an id or a country of the wrong form.
  func requireSyntax(file: String) throws(TrustError) {
    do throws(IdentifierError) {
      try IssuerRecord.checkID(id.string)
    } catch {
      throw .malformed(file: file, pointer: "/id", expected: "a DID or an absolute URL: \(error)")
    }
    for (index, other) in alsoKnownAs.enumerated() {
      do throws(IdentifierError) {
        // Another id may be one of the verification methods that the issuer is known by.
        _ = try VerificationMethodID(
          other.string.utf8.contains(0x23) ? other.string : "\(other)#key")
      } catch {
        throw .malformed(
          file: file, pointer: JSONPointer(["alsoKnownAs", ExactString("\(index)")]),
          expected: "a DID or an absolute URL: \(error)")
      }
    }
    guard country.map(IssuerRecord.isCountry) ?? true else {
      throw .malformed(
        file: file, pointer: "/country", expected: "two capital letters, such as IN or DE")
    }
  }
}
