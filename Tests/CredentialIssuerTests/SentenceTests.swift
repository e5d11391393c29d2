import ControlledIdentifiers
import CredentialIssuer
import DataIntegrity
import JOSE
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@Suite struct SentenceTests {
  private static let place = TextPlace(line: 3, column: 5)
  private static let timeError = InstantError.durationEmpty

  static let reasons: [RowFault.Reason] = [
    .bareCarriageReturn, .emptyLine, .fieldCount(expected: 3, found: 1), .fieldTooLong(maxBytes: 9),
    .invalidUTF8, .quoteNotClosed, .strayQuote, .textAfterQuote, .tooManyColumns(limit: 4),
    .tooManyRows(limit: 4), .notJSON(.byteOrderMark), .notAnObject, .notText(column: "a\nb"),
    .duplicateColumn("x"), .emptyTable, .noRecipientColumn, .otherSeparator("\t"),
    .unknownColumn("emial", nearest: "email", known: ["email", "id"]),
    .unknownColumn("x\u{1B}[0m", nearest: nil, known: ["email", "id"]),
    .duplicateRecipient(firstLine: 2),
    .invalidDuration(column: "validFor", text: "2", timeError), .invalidEmail,
    .invalidNumber(column: "creditsEarned", text: "4,5"),
    .invalidTime(column: "validFrom", text: "today\r\n", timeError), .noRecipient,
    .unknownLevel(text: "A", known: []), .unknownLevel(text: "A", known: ["B", "C"]),
    .validityTwice, .noRows, .fieldCount(expected: 1, found: 3),
    .unknownColumn("x", nearest: nil, known: []), .blankText(column: "na\nme"),
    .controlCharacter(column: "name", scalar: "\u{7}"),
    .negativeNumber(column: "creditsEarned", text: "-1"),
    .zeroDuration(column: "validFor", text: "P0D"),
    .activityOrder(start: Fixture.now, end: .earliest),
    .validityBeyondCalendar(start: Fixture.now),
    .requiredLevelNotMet(required: ResultLevel(id: "urn:a:b", name: nil), achieved: nil),
    .requiredLevelNotMet(
      required: ResultLevel(id: "urn:a:b", name: "B\n"),
      achieved: ResultLevel(id: "urn:a:a", name: "A")),
  ]

  @Test(arguments: reasons)
  func `a sentence about a row is one line, lower case, without a full stop`(
    reason: RowFault.Reason
  ) {
    expectHouseStyle(reason.description)
    let fault = RowFault(place: Self.place, rowLine: 2, reason: reason)
    #expect(fault.description.hasPrefix("line 3, column 5: "))
    #expect(fault.description.hasSuffix("(in the row that begins on line 2)"))
  }

  @Test(
    arguments: [
      .choice(found: "x", allowed: ["a", "b", "c"]), .invalidDuration("x", timeError),
      .invalidTime("x", timeError), .missing("issuer"), .notJSON(.trailingText),
      .kind(expected: "an object"), .unknownColumn("x", nearest: nil, known: ["a"]),
      .unknownMember("x", nearest: "y", known: []), .validityTwice,
      .unknownMember("x", nearest: nil, known: []), .negativeNumber, .zeroDuration("P0D"),
      .activityOrder(start: Fixture.now, end: .earliest),
      .validityBeyondCalendar(start: Fixture.now), .invalidKey("x", IdentifierError.notDID),
    ] as [TemplateFault.Reason])
  func `a sentence about a template is one line, lower case, without a full stop`(
    reason: TemplateFault.Reason
  ) {
    expectHouseStyle(reason.description)
  }

  @Test(
    arguments: [
      .crypto(.publicKeyNotOnCurve), .issuerKeyMismatch(issuer: "did:key:a", keyDID: "did:key:b"),
      .outputDiffers(path: "out/1\n.json", line: 7),
      .outputOfOtherKey(path: "out/1", line: 7, found: "did:a#b", expected: "did:a#b"),
      .outputOfOtherKey(path: "out/1", line: 7, found: "did:a#b\n", expected: "did:a#c"),
      .proof(.documentNotAnObject), .proofKeyUnsupported(kind: "P-256"),
      .token(.algorithmUnfit(.es256, keyKind: "RSA")),
      .recipients([RowFault(place: place, rowLine: 3, reason: .emptyLine)]),
      .signerForeign(signer: "did:a", issuer: "did:b"),
      .templateKeyMismatch(template: "z6Mka", key: "z6Mkb"),
      .verificationMethodForeign(method: "did:a#b", issuer: "did:c"),
      .verificationMethodKeyMismatch(method: "did:a#z6Mkb", key: "z6Mkc"),
    ] as [IssuerError])
  func `a sentence about a run is one line, lower case, without a full stop`(error: IssuerError) {
    expectHouseStyle(error.description)
  }

  @Test func `several faults are counted`() {
    let fault = RowFault(place: Self.place, rowLine: 3, reason: .emptyLine)
    #expect(
      IssuerError.recipients([fault, fault, fault]).description
        == "line 3, column 5: the line is empty; delete it (and 2 more)")
  }

  @Test func `no sentence repeats an e-mail address or a name`() {
    let faults = Fixture.faults {
      try Fixture.list(csv: "email,name\nana@@secret.example,Secret\na@b,S\na@b,S\n")
    }
    #expect(faults.count == 2)
    for fault in faults {
      #expect(!fault.description.contains("ecret"))
      #expect(!fault.description.contains("a@b"))
    }
  }
}

private func expectHouseStyle(_ sentence: String) {
  #expect(!sentence.isEmpty)
  #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 }, "\(sentence)")
  #expect(!sentence.hasSuffix("."), "\(sentence)")
  #expect(sentence.first.map { !$0.isUppercase } ?? false, "\(sentence)")
}
