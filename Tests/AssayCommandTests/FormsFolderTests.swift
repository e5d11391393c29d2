import Foundation
import TestSupport
import Testing

/// A folder with one of each form in which a badge arrives, between Assay and programs of others:
/// each verifies what the other made.
///
/// PyJWT and cryptography sign, pypng and openbadgeslib bake; one university has keys of three kinds
/// on a list, and Assay gets the folder as an employer would.
@Suite(.enabled(if: IndependentTools.areAvailable, "run scripts/interop-tools to run this suite"))
struct FormsFolderTests {
  private static let university = "did:web:uni.example"
  private static let time = "2026-01-02T06:00:00Z"

  private let fixture: TrustFixture
  private var folder: TemporaryFolder { fixture.folder }

  /// The keys that the university has, by the algorithms that tokens are signed with.
  private static let keys = ["EdDSA": "issuer.key", "ES256": "p256.pem", "RS256": "rsa.pem"]

  /// A list with the university and its three keys.
  init() throws {
    fixture = try TrustFixture()
    try folder.write(PrivateKeyTexts.p256, to: "p256.pem", mode: 0o600)
    try folder.write(PrivateKeyTexts.rsa, to: "rsa.pem", mode: 0o600)
    try fixture.initializeAuthority()
    try fixture.trust("sign", "list", "--role", "root", "--key", "alice.key")
    try fixture.trust("sign", "list", "--role", "root", "--key", "carol.key")
    try fixture.addIssuer(Self.university)
    for name in ["p256", "rsa"] {
      let shown = try fixture.run(["key", "show", "\(name).pem", "--format", "json"])
      let jwk = try #require(try shown.json["publicKeyJwk"])
      try folder.write(
        String(decoding: try JSONSerialization.data(withJSONObject: jwk), as: UTF8.self),
        to: "\(name).jwk")
      try fixture.trust(
        "key", "add", "list", "--issuer", Self.university, "--public-key", "\(name).jwk", "--from",
        "2026-01-01T00:00:00Z")
    }
    try fixture.publish(at: "2026-01-02T00:00:00Z")
    try FileManager.default.createDirectory(
      atPath: folder.path("forms"), withIntermediateDirectories: true)
  }

  /// What proofs call a key.
  private func method(_ key: String) throws -> String {
    let shown = try fixture.run(["key", "show", key, "--format", "json"]).json
    let name = shown["publicKeyMultibase"] ?? shown["thumbprintSHA256"]
    return "\(Self.university)#\(try #require(name as? String))"
  }

  /// The report on each file of the folder, by its name.
  private func reports() throws -> [String: [String: Any]] {
    let run = try fixture.run([
      "verify", "forms", "--stateless", "--trust", "list.bundle", "--root", "list/1.root.json",
      "--at", Self.time, "--format", "ndjson",
    ])
    var reports: [String: [String: Any]] = [:]
    for line in run.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let report = object, let file = report["file"] as? String else { continue }
      reports[(file as NSString).lastPathComponent] = report
    }
    return reports
  }

  /// What all scripts begin with: the credential, and the keys.
  private static let prelude = """
    import base64, hashlib, io, json, sys
    from datetime import datetime, timezone
    from xml.etree import ElementTree
    import jwt, png
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from openbadgeslib import baking

    ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

    def base58(data):
        number, text = int.from_bytes(data, 'big'), ''
        while number:
            number, rest = divmod(number, 58)
            text = ALPHABET[rest] + text
        return '1' * (len(data) - len(data.lstrip(b'\\0'))) + text

    def unbase58(text):
        number = 0
        for letter in text:
            number = number * 58 + ALPHABET.index(letter)
        return number.to_bytes(64, 'big')

    def canonical(value):
        # No numbers but small ones, and no text beyond ASCII: RFC 8785 asks for nothing else.
        return json.dumps(value, sort_keys=True, separators=(',', ':')).encode()

    def jcs_input(document, proof):
        document = {k: v for k, v in document.items() if k != 'proof'}
        config = {k: v for k, v in proof.items() if k != 'proofValue'}
        return hashlib.sha256(canonical(config)).digest() + hashlib.sha256(canonical(document)).digest()

    def key(path):
        text = open(path, 'rb').read()
        return load_pem_private_key(text[text.index(b'-----BEGIN'):], None)

    settings = json.load(sys.stdin)
    folder, methods = settings['folder'], settings['methods']
    keys = {name: key(path) for name, path in settings['keys'].items()}

    """

  private func python(_ script: String) throws -> String {
    let methods = try Self.keys.mapValues(method)
    let settings: [String: Any] = [
      "folder": folder.path("forms"), "methods": methods,
      "keys": Self.keys.mapValues { folder.path($0) },
    ]
    let input = [UInt8](try JSONSerialization.data(withJSONObject: settings))
    return String(
      decoding: try IndependentTools.run(script: Self.prelude + script, input: input),
      as: UTF8.self)
  }

  @Test func `Assay accepts one of each form that others made`() throws {
    _ = try python(
      """
      def credential(number):
          return {
              '@context': [
                  'https://www.w3.org/ns/credentials/v2',
                  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
              'id': 'urn:uuid:00000000-0000-4000-8000-%012d' % number,
              'type': ['VerifiableCredential', 'OpenBadgeCredential'],
              'name': 'River Water',
              'issuer': {'id': 'did:web:uni.example', 'type': ['Profile'], 'name': 'Test University'},
              'validFrom': '2026-01-02T01:00:00Z', 'validUntil': '2030-01-01T00:00:00Z',
              'credentialSubject': {
                  'id': 'did:example:ana', 'type': ['AchievementSubject'],
                  'achievement': {
                      'id': 'https://uni.example/achievements/1', 'type': ['Achievement'],
                      'name': 'River Water', 'description': 'Measures the quality of river water.',
                      'criteria': {'narrative': 'A project.'}}}}

      def secured(number):
          document = credential(number)
          proof = {
              '@context': document['@context'], 'type': 'DataIntegrityProof',
              'cryptosuite': 'eddsa-jcs-2022', 'created': '2026-01-02T01:00:00Z',
              'proofPurpose': 'assertionMethod', 'verificationMethod': methods['EdDSA']}
          proof['proofValue'] = 'z' + base58(keys['EdDSA'].sign(jcs_input(document, proof)))
          return json.dumps(dict(document, proof=proof))

      def token(number, algorithm):
          document = credential(number)
          claims = {
              'iss': document['issuer']['id'], 'jti': document['id'],
              'sub': document['credentialSubject']['id'],
              'nbf': int(datetime(2026, 1, 2, 1, tzinfo=timezone.utc).timestamp()),
              'exp': int(datetime(2030, 1, 1, tzinfo=timezone.utc).timestamp())}
          return jwt.encode(
              dict(document, **claims), keys[algorithm], algorithm=algorithm,
              headers={'kid': methods[algorithm], 'typ': 'JWT'})

      def save(name, content):
          with open(folder + '/' + name, 'wb') as file:
              file.write(content if isinstance(content, bytes) else content.encode())

      def picture(text):
          out = io.BytesIO()
          png.Writer(8, 8, greyscale=True).write(out, [[n * 8] * 8 for n in range(8)])
          chunks = list(png.Reader(bytes=out.getvalue()).chunks())
          chunks.insert(-1, (b'iTXt', b'openbadgecredential\\0\\0\\0\\0\\0' + text.encode()))
          out = io.BytesIO()
          png.write_chunks(out, chunks)
          return out.getvalue()

      def drawing(text):
          return baking.bake_svg(
              b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', text,
              element=baking.SVG_ELEMENT_OB3, namespace=baking.SVG_NS_OB3,
              as_text=text.startswith('{'))

      # The names say nothing: forms are told apart by content.
      save('proof.bin', secured(1))
      for number, algorithm in enumerate(['EdDSA', 'ES256', 'RS256']):
          save('token-%s.bin' % algorithm, token(2 + number, algorithm))
      save('picture-proof.bin', picture(secured(5)))
      save('picture-token.bin', picture(token(6, 'ES256')))
      save('drawing-proof.bin', drawing(secured(7)))
      save('drawing-token.bin', drawing(token(8, 'RS256')))

      # A holder with a key of their own presents two, of which one is in a token of its own.
      holder = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
      name = 'z' + base58(b'\\xed\\x01' + holder.public_key().public_bytes_raw())
      did = 'did:key:' + name

      def presentation(first):
          return {
              '@context': ['https://www.w3.org/ns/credentials/v2'],
              'type': ['VerifiablePresentation'], 'holder': did,
              'verifiableCredential': [
                  json.loads(secured(first)),
                  {'@context': 'https://www.w3.org/ns/credentials/v2',
                   'type': 'EnvelopedVerifiableCredential',
                   'id': 'data:application/vc+jwt,' + token(first + 1, 'ES256')}]}

      document = presentation(9)
      proof = {
          '@context': document['@context'], 'type': 'DataIntegrityProof',
          'cryptosuite': 'eddsa-jcs-2022', 'created': '2026-01-02T01:00:00Z',
          'proofPurpose': 'authentication', 'verificationMethod': did + '#' + name}
      proof['proofValue'] = 'z' + base58(holder.sign(jcs_input(document, proof)))
      save('presentation-proof.bin', json.dumps(dict(document, proof=proof)))
      save('presentation-token.bin', jwt.encode(
          presentation(11), holder, algorithm='EdDSA',
          headers={'kid': did + '#' + name, 'typ': 'vp+jwt', 'cty': 'vp'}))

      # A learner record with two, signed as a whole.
      record = dict(credential(13))
      record['@context'] = [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']
      record['type'] = ['VerifiableCredential', 'ClrCredential']
      record['credentialSubject'] = {
          'id': 'did:example:ana', 'type': ['ClrSubject'],
          'verifiableCredential': [json.loads(secured(14)), json.loads(secured(15))]}
      proof = {
          '@context': record['@context'], 'type': 'DataIntegrityProof',
          'cryptosuite': 'eddsa-jcs-2022', 'created': '2026-01-02T01:00:00Z',
          'proofPurpose': 'assertionMethod', 'verificationMethod': methods['EdDSA']}
      proof['proofValue'] = 'z' + base58(keys['EdDSA'].sign(jcs_input(record, proof)))
      save('record.bin', json.dumps(dict(record, proof=proof)))
      """)
    let expected = [
      "proof.bin": [], "token-EdDSA.bin": ["jwt"], "token-ES256.bin": ["jwt"],
      "token-RS256.bin": ["jwt"], "picture-proof.bin": ["png"],
      "picture-token.bin": ["png", "jwt"], "drawing-proof.bin": ["svg"],
      "drawing-token.bin": ["svg", "jwt"], "presentation-proof.bin": [],
      "presentation-token.bin": ["jwt"], "record.bin": [],
    ]
    let reports = try reports()
    #expect(Set(reports.keys) == Set(expected.keys))
    for name in ["presentation-proof.bin", "presentation-token.bin", "record.bin"] {
      #expect((reports[name]?["credentials"] as? [Any])?.count == 2, "\(name)")
    }
    for (name, forms) in expected {
      let report = try #require(reports[name])
      #expect(report["verdict"] as? String == "accepted", "\(name): \(report)")
      #expect(report["proof"] as? String == "holds", "\(name)")
      let found = (report["forms"] as? [String] ?? []).filter { $0 != "json" }
      #expect(found == forms, "\(name)")
    }
  }

  @Test func `others verify one of each form that Assay made, and so does Assay`() throws {
    let template = IssueFixture.template.replacingOccurrences(
      of: "did:web:university.example", with: Self.university)
    try folder.write(template, to: "template.json")
    try folder.write("id,name\ndid:example:ana,Ana\n", to: "students.csv")
    try folder.write(TestPNG.image(), to: "badge.png")
    try folder.write("<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>", to: "badge.svg")
    var made: [(String, [String])] = [
      ("proof", ["--key", "issuer.key", "--cryptosuite", "eddsa-jcs-2022"]),
      ("picture-proof", ["--key", "issuer.key", "--bake", "badge.png"]),
      ("drawing-proof", ["--key", "issuer.key", "--bake", "badge.svg"]),
    ]
    for (algorithm, key) in Self.keys {
      made.append(("token-\(algorithm)", ["--key", key, "--envelope", "jwt"]))
    }
    made.append(
      ("picture-token", ["--key", "p256.pem", "--envelope", "jwt", "--bake", "badge.png"]))
    made.append(
      ("drawing-token", ["--key", "rsa.pem", "--envelope", "jwt", "--bake", "badge.svg"]))
    for (name, options) in made {
      let run = try fixture.run(
        ["issue", "template.json", "students.csv", "--out", name, "--at", "2026-01-02T01:00:00Z"]
          + options)
      try #require(run.status == 0, "\(name): \(run.errors)")
      let file = try #require(
        try FileManager.default.contentsOfDirectory(atPath: folder.path(name)).first {
          !$0.hasPrefix(".")
        })
      try FileManager.default.copyItem(
        atPath: folder.path("\(name)/\(file)"), toPath: folder.path("forms/\(name)"))
    }
    let reports = try reports()
    #expect(reports.count == made.count)
    for (name, report) in reports {
      #expect(report["verdict"] as? String == "accepted", "\(name): \(report)")
    }
    let verified = try python(
      """
      def load(name):
          with open(folder + '/' + name, 'rb') as file:
              return file.read()

      def check_token(text, algorithm):
          header = jwt.get_unverified_header(text)
          assert header == {'alg': algorithm, 'kid': methods[algorithm], 'typ': 'JWT'}, header
          claims = jwt.decode(
              text, keys[algorithm].public_key(), algorithms=[algorithm],
              options={'verify_nbf': False, 'verify_iat': False, 'verify_exp': False})
          assert claims['iss'] == claims['issuer']['id'] == 'did:web:uni.example'
          assert claims['sub'] == claims['credentialSubject']['id'] == 'did:example:ana'
          assert claims['jti'] == claims['id']
          for claim, member in ('nbf', 'validFrom'), ('exp', 'validUntil'):
              stated = datetime.strptime(claims[member], '%Y-%m-%dT%H:%M:%SZ')
              assert claims[claim] == int(stated.replace(tzinfo=timezone.utc).timestamp())
          # One bit more or less is another token.
          head, payload, signature = text.split('.')
          for other in (payload[:40] + ('A' if payload[40] != 'A' else 'B') + payload[41:],):
              try:
                  jwt.decode('.'.join([head, other, signature]), keys[algorithm].public_key(),
                             algorithms=[algorithm])
              except Exception:
                  continue
              raise AssertionError('a changed token verifies')

      def check_proof(text):
          document = json.loads(text)
          proofs = document['proof']
          proofs = proofs if isinstance(proofs, list) else [proofs]
          jcs = [proof for proof in proofs if proof['cryptosuite'] == 'eddsa-jcs-2022']
          assert len(jcs) == 1 and jcs[0]['verificationMethod'] == methods['EdDSA']
          signature = unbase58(jcs[0]['proofValue'][1:])
          keys['EdDSA'].public_key().verify(signature, jcs_input(document, jcs[0]))

      def carried(image):
          texts = [body for name, body in png.Reader(bytes=image).chunks() if name == b'iTXt']
          keyword, text = texts[0].split(b'\\0', 1)
          assert len(texts) == 1 and keyword == b'openbadgecredential' and text[:4] == b'\\0\\0\\0\\0'
          return text[4:].decode()

      for algorithm in methods:
          content = load('token-' + algorithm)
          assert content.count(b'.') == 2 and not content.endswith(b'\\n')
          check_token(content.decode(), algorithm)
      check_proof(load('proof'))
      check_proof(carried(load('picture-proof')))
      check_token(carried(load('picture-token')), 'ES256')
      element = ElementTree.fromstring(load('drawing-token'))[0]
      assert element.tag == '{https://purl.imsglobal.org/ob/v3p0}credential'
      check_token(element.attrib['verify'], 'RS256')
      check_proof(ElementTree.fromstring(load('drawing-proof'))[0].text)
      print('all')
      """)
    #expect(verified == "all\n")
  }
}
