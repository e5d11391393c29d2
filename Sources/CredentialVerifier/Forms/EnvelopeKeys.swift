import ControlledIdentifiers
import IssuerTrust
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

extension Envelope {
  /// The verification method that the token names.
  ///
  /// A name that is no absolute URL is one of the keys of whoever `iss` says signed it. A bare DID
  /// that is its own key is the same as the URL of its only key.
  ///
  /// Source: RFC 7515 §4.1.4, VC-JOSE-COSE §4.1 and §4.3.
  ///
  /// - Returns: `nil` where the token names none.
  /// - Throws: `keyIDRelative` where nothing says whose key it is.
  func method() throws(JOSEError) -> ExactString? {
    guard let id = header.keyID else { return nil }
    if let did = try? DID(id.string) {
      switch ExactString(did.method) {
      case "key": return ExactString("\(id)#\(id.string.dropFirst(8))")
      case "jwk": return ExactString("\(id)#0")
      default: return id
      }
    }
    guard !Envelope.isAbsolute(id) else { return id }
    guard let base = header.issuer ?? payload.claims["iss"]?.exactString else {
      throw .keyIDRelative(id)
    }
    return ExactString(id.string.utf8.first == UInt8(ascii: "#") ? "\(base)\(id)" : "\(base)#\(id)")
  }

  /// The verification method that the token names, if it names one.
  var methods: [ExactString] { (try? method()).flatMap { $0 }.map { [$0] } ?? [] }

  /// Whether text begins with a scheme.
  ///
  /// Source: RFC 3986 §3.1.
  private static func isAbsolute(_ text: ExactString) -> Bool {
    for (index, byte) in text.string.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: ":"): return index > 0
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return false }
      default: return false
      }
    }
    return false
  }
}

extension Verification {
  /// Checks the signature of a token, with the key that is found for it.
  ///
  /// - Parameters:
  ///   - envelope: The token.
  ///   - signer: Who is said to have signed it: the issuer of a credential, the holder of a
  ///     presentation.
  ///   - created: When it says that it was signed.
  /// - Returns: The proof; `nil` where there is no key to check it with, which was noted.
  mutating func checkSignature(
    of envelope: Envelope, signer: ExactString?, created: Instant?
  ) -> CheckedProof? {
    let place = envelope.payload.claims
    do throws(JOSEError) {
      let method = try envelope.method()
      guard let key = try findKey(of: envelope, method, signer: signer) else { return nil }
      var fault: JOSEError?
      do throws(JOSEError) { try envelope.token.verify(by: key.publicKey) } catch { fault = error }
      if let fault {
        note(.proofSignature, .failed, .tokenInvalid(fault), at: place)
      } else {
        note(.proofSignature, .passed, at: place)
        note(.proofCoverage, .passed, at: place)
      }
      return CheckedProof(
        at: place, method: method, created: created, key: key, holds: fault == nil,
        algorithm: ExactString(envelope.header.algorithm.rawValue))
    } catch {
      note(.proofSignature, .failed, .tokenInvalid(error), at: place)
      return nil
    }
  }

  /// The key of a token, and why there is none; what else would be noted is lost.
  mutating func key(
    of envelope: Envelope, signer: ExactString?
  ) -> (key: PublicKey?, error: JOSEError?) {
    do throws(JOSEError) {
      return (try findKey(of: envelope, try envelope.method(), signer: signer)?.publicKey, nil)
    } catch {
      return (nil, error)
    }
  }

  /// Finds the key of a token, or notes why it cannot be had.
  ///
  /// A key that `kid` names comes first; that the token brings one too changes nothing, and it has to
  /// be the same. A key that only the token brings is whatever its maker chose.
  private mutating func findKey(
    of envelope: Envelope, _ method: ExactString?, signer: ExactString?
  ) throws(JOSEError) -> ResolvedKey? {
    let brought = envelope.header.key?.publicKey
    guard let method else {
      guard let brought else { throw .keyMissing }
      return owner(of: brought, signer: signer)
    }
    var named: ResolvedKey?
    var fault: KeyFault?
    do throws(KeyFault) { named = try resolve(method) } catch { fault = error }
    if let named {
      if let brought, brought != named.publicKey { throw .keysDiffer }
      return named
    }
    if let fault {
      // A URL of a key of its own, without a fragment, is well-formed; it is only not at hand.
      if case .malformed(.fragmentMissing) = fault {
        if let brought { return owner(of: brought, signer: signer) }
        noteFault(.unavailable, of: method, at: envelope.payload.claims)
      } else if case .unavailable = fault, let brought {
        return owner(of: brought, signer: signer)
      } else {
        noteFault(fault, of: method, at: envelope.payload.claims)
      }
    }
    return nil
  }

  /// Whose a key is that only the token brings: ``KeyResolution/owner(of:signer:in:listedIssuer:)``.
  private func owner(of key: PublicKey, signer: ExactString?) -> ResolvedKey {
    KeyResolution.owner(
      of: key, signer: signer, in: verifier.trust, listedIssuer: listedIssuer)
  }
}
