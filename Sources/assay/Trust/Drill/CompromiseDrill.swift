import CredentialVerifier
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The theft of an issuer's key, from the first day of a list to the day after.
struct CompromiseDrill {
  private let present: Instant
  private let style = Style.current
  private var list: DrillList
  private var university: DrillKey
  private let nextKey: DrillKey

  /// - Parameters:
  ///   - folder: A folder of its own.
  ///   - present: The day on which the theft is found.
  /// - Throws: `CryptoError` where no key can be made.
  init(in folder: String, at present: Instant) throws {
    self.present = present
    list = try DrillList(in: "\(folder)/list")
    university = try DrillKey()
    nextKey = try DrillKey()
  }

  private func daysAgo(_ days: Int64) -> Instant { present.adding(seconds: -days * 86_400) }

  /// The certificates of the drill.
  private struct Certificates {
    let ana: [UInt8]
    let aarti: [UInt8]
    let tom: [UInt8]
    let forged: [UInt8]
  }

  mutating func run() throws {
    let pinned = try begin()
    let certificates = try issue(under: pinned)
    try steal(certificates, under: pinned)
    try attest(certificates)
    try restoreKeyIsRefused()
    let bundle = try replaceHolder()
    try verify(certificates, with: bundle, under: pinned)
    try Terminal.write("\nAll of it as it should be. The folder of the drill is removed.\n")
  }

  /// Five holders make the list.
  ///
  /// - Returns: The root that employers pin.
  private func begin() throws -> [UInt8] {
    try heading("1. Five people hold the root of a list; three must sign")
    try list.begin(at: daysAgo(200))
    for holder in list.holders.prefix(2) { try list.signRoot(with: holder) }
    try expect("two have signed: not enough", try !list.isRootInForce())
    try list.signRoot(with: list.holders[2])
    try expect("the third has signed: in force", try list.isRootInForce())
    return try list.folder.newestRoot().file.bytes
  }

  private func issue(under pinned: [UInt8]) throws -> Certificates {
    try heading("2. A university is listed, and issues certificates")
    let record = try DrillUniversity.record(university, from: daysAgo(200))
    let expires = present.adding(seconds: 180 * 86_400)
    try list.change { (registry) throws(TrustError) in
      try registry.adding(record, expires: expires)
    }
    let certificates = Certificates(
      ana: try DrillUniversity.certificate(
        for: "ana", signedWith: university, dated: daysAgo(100)),
      aarti: try DrillUniversity.certificate(
        for: "aarti", signedWith: university, dated: daysAgo(99)),
      tom: try DrillUniversity.certificate(
        for: "tom", signedWith: university, dated: daysAgo(98)),
      forged: try DrillUniversity.certificate(
        for: "mallory", signedWith: university, dated: daysAgo(90)))
    let bundle = try list.publish(at: daysAgo(30))
    for (name, bytes) in [("Ana", certificates.ana), ("Tom", certificates.tom)] {
      try expect("\(name)'s certificate", bytes, is: "accepted", with: bundle, under: pinned)
    }
    return certificates
  }

  private func steal(_ certificates: Certificates, under pinned: [UInt8]) throws {
    try heading("3. A thief has the university's key, and dates a certificate back")
    let bundle = try list.publish(at: daysAgo(1))
    try expect(
      "Mallory's forged certificate, as long as nobody knows", certificates.forged,
      is: "accepted", with: bundle, under: pinned)
  }

  private mutating func attest(_ certificates: Certificates) throws {
    try heading("4. The list says that the key is stolen, and attests what the university signed")
    let (key, now) = (DrillUniversity.method(of: university), present)
    let manifest = try DrillUniversity.manifest(
      of: [certificates.ana, certificates.aarti], signedWith: university, until: daysAgo(60))
    let file = try TargetFile(manifest: manifest, of: DrillUniversity.id, key: key)
    let next = nextKey.publicKey
    let expires = present.adding(seconds: 180 * 86_400)
    try list.change { (registry) throws(TrustError) in
      guard let old = registry.record(of: DrillUniversity.id) else {
        throw .bundleIncomplete(file: "the record")
      }
      let stolen = try old.changing(
        key: key, to: .compromised(since: nil), manifest: file, updated: now)
      return try registry.changing(to: stolen, with: file, expires: expires)
    }
    try list.change { (registry) throws(TrustError) in
      guard let old = registry.record(of: DrillUniversity.id) else {
        throw .bundleIncomplete(file: "the record")
      }
      return try registry.adding(
        try old.adding(IssuerKeyDraft(next, signingFrom: now), updated: now), expires: expires)
    }
    try expect("the university's ledger lists two certificates; Tom's was lost", true)
    try expect("the registrar is shown nothing that weakens the list", try list.dangers().isEmpty)
  }

  /// Somebody asks the registrar to sign a record in which the key is good again.
  private func restoreKeyIsRefused() throws {
    try heading("5. Somebody asks for the stolen key back")
    _ = try list.publish(at: present)
    let (key, now, university) = (DrillUniversity.method(of: university), present, university)
    let refusal = refusalCode {
      try list.change { (registry) throws(TrustError) in
        guard let old = registry.record(of: DrillUniversity.id) else {
          throw .bundleIncomplete(file: "the record")
        }
        return try registry.changing(
          to: try old.changing(key: key, to: .retired(since: now), updated: now), expires: now)
      }
    }
    try expect("as retired: refused", refusal == "TRUST_STATUS_FINAL")
    let again = refusalCode {
      try list.change { (registry) throws(TrustError) in
        guard let old = registry.record(of: DrillUniversity.id) else {
          throw .bundleIncomplete(file: "the record")
        }
        let draft = IssuerKeyDraft(
          university.publicKey, id: ExactString("\(DrillUniversity.id)#other"), signingFrom: now)
        return try registry.adding(try old.adding(draft, updated: now), expires: now)
      }
    }
    try expect("under another name: refused", again == "TRUST_KEY_LISTED")
  }

  private mutating func replaceHolder() throws -> [UInt8] {
    try heading("6. A holder's key was in the same building: the root is replaced")
    let old = list.holders
    try list.replaceHolder(4, at: present)
    for holder in old.prefix(2) { try list.signRoot(with: holder) }
    try expect("two of the old holders have signed: not enough", try !list.isRootInForce())
    try list.signRoot(with: list.holders[4])
    try expect(
      "the new holder too: three of the new root, but two of the old: not enough",
      try !list.isRootInForce())
    try list.signRoot(with: old[2])
    try expect("a third of the old holders has signed: in force", try list.isRootInForce())
    return try list.publish(at: present)
  }

  private func verify(
    _ certificates: Certificates, with bundle: [UInt8], under pinned: [UInt8]
  ) throws {
    try heading("7. Employers get the new list; they keep the root that they have")
    let fresh = try DrillUniversity.certificate(for: "ines", signedWith: nextKey, dated: present)
    for (what, bytes, verdict) in [
      ("Ana's certificate, which the list attests", certificates.ana, "accepted"),
      ("Aarti's, which it attests too", certificates.aarti, "accepted"),
      ("Mallory's forged certificate, dated back", certificates.forged, "undetermined"),
      ("Tom's, genuine and not attested: to be issued anew", certificates.tom, "undetermined"),
      ("a new certificate, signed with the new key", fresh, "accepted"),
    ] {
      try expect(what, bytes, is: verdict, with: bundle, under: pinned)
    }
  }

  private func heading(_ text: String) throws { try Terminal.write("\n\(style.bold(text))\n") }

  /// The code with which a step is refused; `nil` where it is not, or for another reason than the
  /// list's own.
  private func refusalCode(_ step: () throws -> Void) -> ExactString? {
    do {
      try step()
      return nil
    } catch {
      return (error as? TrustError).map { ExactString($0.code) }
    }
  }

  private func expect(_ what: String, _ holds: Bool) throws {
    guard holds else {
      try Terminal.write("   \(style.bad("WRONG")) \(what)\n")
      throw CommandFailure(.bug, "the drill did not go as it should: \(what)")
    }
    try Terminal.write("   \(style.good("ok")) \(what)\n")
  }

  private func expect(
    _ what: String, _ certificate: [UInt8], is verdict: String, with bundle: [UInt8],
    under root: [UInt8]
  ) throws {
    let verifier = Verifier(trust: try TrustBundle(bundle, root: root))
    let report = verifier.verify(certificate, at: present)
    let isSo = report.verdict.name == verdict
    try expect("\(what): \(report.verdict.name)\(isSo ? "" : ", expected \(verdict)")", isSo)
    if verdict == "undetermined" || !isSo {
      try Terminal.write("      \(DisplayText.escaped(report.explanation))\n")
    }
  }
}
