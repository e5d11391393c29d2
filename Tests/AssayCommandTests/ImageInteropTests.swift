import Foundation
import TestSupport
import Testing

/// Signed badges in images, between Assay and openbadgeslib: each reads and verifies what the other
/// signed and baked.
@Suite(.enabled(if: IndependentTools.areAvailable, "run scripts/interop-tools to run this suite"))
struct ImageInteropTests {
  private static let svg = Array("<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>".utf8)

  @Test("Assay verifies what openbadgeslib signed and baked", arguments: [true, false])
  func theirs(isPNG: Bool) throws {
    let image = try IndependentTools.run(
      script: """
        import sys
        from datetime import datetime, timezone
        from cryptography.hazmat.primitives import serialization as s
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from openbadgeslib import ob3
        key = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
        public = key.public_key().public_bytes(s.Encoding.PEM, s.PublicFormat.SubjectPublicKeyInfo)
        badge = ob3.OpenBadgeCredential(
            issuer=ob3.Issuer(id=ob3.did_key_from_pem(public), name='Bakery School'),
            recipient_id='mailto:a@example.com', id='urn:uuid:7e2b3f7e-6f5f-4d7e-9f6a-1c0000000001',
            achievement=ob3.Achievement(
                id='https://bakery.example/1', name='Bread', description='Bakes bread.',
                criteria_narrative='Bake a bread.'),
            issuance_date=datetime(2024, 3, 1, tzinfo=timezone.utc))
        signer = ob3.OB3Signer(
            key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption()), 'EdDSA')
        bake = signer.sign_into_png if sys.argv[1] == 'true' else signer.sign_into_svg
        sys.stdout.buffer.write(bake(badge, sys.stdin.buffer.read()))
        """, input: isPNG ? TestPNG.image() : Self.svg, arguments: ["\(isPNG)"])
    let run = try runAssay(
      [
        "verify", "-", "--at", "2026-06-01T00:00:00Z", "--recipient", "mailto:a@example.com",
        "--format", "json",
      ], stdin: image)
    let report = try run.json
    // Nobody vouches for the key, which is the issuer's own name.
    #expect(report["verdict"] as? String == "untrusted", "\(run.output)")
    #expect(report["proof"] as? String == "holds")
    #expect(report["forms"] as? [String] == [isPNG ? "png" : "svg", "jwt"])
  }

  @Test("openbadgeslib verifies what Assay signed and baked", arguments: ["png", "svg"])
  func ours(ending: String) throws {
    let fixture = try IssueFixture(rows: 1)
    try fixture.folder.write(ending == "png" ? TestPNG.image() : Self.svg, to: "badge.\(ending)")
    let template = IssueFixture.template.replacingOccurrences(of: "P2Y", with: "P60Y")
    try fixture.folder.write(template, to: "template.json")
    let issued = try fixture.issue(
      more: ["--envelope", "jwt", "--bake", "badge.\(ending)", "--at", "2024-03-01T00:00:00Z"])
    #expect(issued.status == 0, "\(issued.errors)")
    let exported = try runProgram(
      "openssl",
      ["pkey", "-in", "issuer.key", "-passin", "file:passphrase", "-pubout", "-out", "public.pem"],
      folder: fixture.folder.path)
    #expect(exported.status == 0, "\(exported.errors)")
    let name = try #require(fixture.names().first)
    let verified = try IndependentTools.run(
      script: """
        import sys
        from openbadgeslib.ob3 import OB3Verifier
        image = sys.stdin.buffer.read()
        verifier = OB3Verifier(sys.argv[1])
        extract = getattr(verifier, 'extract_token_from_' + sys.argv[2])
        badge = verifier.verify(extract(image))
        print(badge.achievement.name, badge.issuer.id)
        """, input: try fixture.folder.read("out/\(name)"),
      arguments: [String(decoding: try fixture.folder.read("public.pem"), as: UTF8.self), ending])
    #expect(
      String(decoding: verified, as: UTF8.self) == "River Water did:web:university.example\n")
  }
}
