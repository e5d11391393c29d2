import StrictJSON
import Testing

@testable import tuf_shim

// What comes of an update, by the role at which it ends.
extension `A client of The Update Framework` {
  static let roots = [
    then("asks for the next root and the timestamp only", "accepted", everything, noNews) { _ in },
    then(
      "takes in what is new", "accepted", "root 2, snapshot 2, targets 2, timestamp 2",
      "2.root.json 3.root.json timestamp.json 2.snapshot.json 2.targets.json"
    ) {
      try $0.publish("root", "targets", "snapshot", "timestamp")
    },
    then(
      "follows roots of which those between have expired", "accepted",
      "root 3, snapshot 1, targets 1, timestamp 1"
    ) {
      try $0.change("root") { $0.expires = "2026-01-01T00:00:00Z" }
      try $0.publish("root")
      try $0.change("root") { $0.expires = "2030-01-01T00:00:00Z" }
      try $0.publish("root")
    },
    then(
      "keeps a root that has expired, and asks for nothing more", "TRUST_FREEZE",
      "root 2, snapshot 1, targets 1, timestamp 1", "2.root.json 3.root.json"
    ) {
      try $0.change("root") { $0.expires = "2026-12-31T23:59:59Z" }
      try $0.publish("root", "timestamp")
    },
    then("refuses a root that the earlier key did not sign", "TRUST_ROOT_SIGNATURE") {
      try $0.rotate("root")
      try $0.change("root") { $0.signers = $0.keys }
      try $0.publish("root")
    },
    then("refuses a root that its own key did not sign", "TRUST_ROOT_SIGNATURE") {
      try $0.rotate("root")
      try $0.change("root") { $0.signers = [try TestKey("root")] }
      try $0.publish("root")
    },
    then(
      "follows a root that both signed to one that the new key signed", "accepted",
      "root 3, snapshot 1, targets 1, timestamp 1"
    ) {
      try $0.rotate("root")
      try $0.publish("root")
      try $0.change("root") { $0.signers = nil }
      try $0.publish("root")
    },
    then("refuses a root that is not the next", "TRUST_ROOT_VERSION") {
      try $0.publish("root", "root")
      $0.files["2.root.json"] = $0.files["3.root.json"]
    },
    then("refuses the same root as the next", "TRUST_ROOT_VERSION") {
      $0.files["2.root.json"] = $0.files["1.root.json"]
    },
  ]

  static let timestamps = [
    Scenario(
      name: "does not go back to an older timestamp",
      steps: [
        first,
        Step(
          change: { try $0.publish("timestamp") }, outcome: "accepted",
          trusted: "root 1, snapshot 1, targets 1, timestamp 2", requests: noNews),
        Step(
          change: {
            try $0.change("timestamp") { $0.version = 1 }
            try $0.write("timestamp")
          }, outcome: "TRUST_ROLLBACK",
          trusted: "root 1, snapshot 1, targets 1, timestamp 2", requests: noNews),
      ]),
    then(
      "leaves alone another timestamp of the version it has", "accepted", everything, noNews
    ) {
      $0.snapshotReference = ["version": 100]
      try $0.write("timestamp")
    },
    then("refuses a timestamp without its signature", "TRUST_THRESHOLD", everything, noNews) {
      try $0.change("timestamp") { $0.signers = [] }
      try $0.publish("timestamp")
    },
    then("refuses a timestamp that the key of another role signed", "TRUST_THRESHOLD") {
      try $0.change("timestamp") { $0.signers = [try TestKey("snapshot")] }
      try $0.publish("timestamp")
    },
    then("refuses a timestamp that has expired", "TRUST_FREEZE", everything, noNews) {
      try $0.change("timestamp") { $0.expires = "2027-01-01T00:00:00Z" }
      try $0.publish("timestamp")
    },
    then(
      "is not held at a timestamp that has expired since", "TRUST_FREEZE",
      at: "2030-01-01T00:00:00Z"
    ) {
      try $0.change("root") { $0.expires = "2040-01-01T00:00:00Z" }
      try $0.publish("root")
      $0.files["2.root.json"] = nil
    },
    then("fails where there is no timestamp", #"notPublished("timestamp.json")"#) {
      $0.files["timestamp.json"] = nil
    },
    then("refuses a snapshot in the place of a timestamp", "TRUST_MALFORMED", everything, noNews) {
      try $0.change("snapshot") { $0.keys.append(try TestKey("timestamp")) }
      $0.meta = ["snapshot.json": ["version": 1]]
      try $0.publish("snapshot")
      $0.files["timestamp.json"] = $0.files["2.snapshot.json"]
    },
    then(
      "takes a timestamp with a false signature and one by a stranger beside the right one",
      "accepted", "root 2, snapshot 1, targets 1, timestamp 2"
    ) {
      try $0.change("timestamp") { $0.keys.append(try TestKey("another")) }
      try $0.publish("root", "timestamp")
      var file = try MemoryRepository.tree(try #require($0.files["timestamp.json"]))
      let stranger = try TestKey("stranger")
      file["signatures"] = [
        ["keyid": .string(try TestKey("another").id.string), "sig": ""],
        ["keyid": .string(stranger.id.string), "sig": .string(try stranger.signature(for: []))],
        try #require(file["signatures"]?.first),
      ]
      $0.files["timestamp.json"] = file.canonicalBytes()
    },
  ]

  static let snapshots = [
    then(
      "keeps the timestamp where there is no snapshot", #"notPublished("2.snapshot.json")"#,
      "root 1, snapshot 1, targets 1, timestamp 2", noNews + " 2.snapshot.json"
    ) {
      $0.snapshotReference = ["version": 2]
      try $0.publish("timestamp")
    },
    then(
      "refuses a snapshot that is not the one with the digest", "TRUST_MIX",
      "root 1, snapshot 1, targets 1, timestamp 2"
    ) {
      try $0.publish("snapshot", "timestamp")
      try $0.change("snapshot") { $0.change = ["x": 1] }
      try $0.write("snapshot")
    },
    then(
      "refuses a snapshot of another version than the timestamp names", "TRUST_MIX",
      "root 1, snapshot 1, targets 1, timestamp 2"
    ) {
      try $0.publish("snapshot", "snapshot")
      $0.files["2.snapshot.json"] = $0.files["3.snapshot.json"]
      $0.snapshotReference = ["version": 2]
      try $0.publish("timestamp")
    },
    then(
      "refuses a snapshot without its signature", "TRUST_THRESHOLD",
      "root 1, snapshot 1, targets 1, timestamp 2"
    ) {
      try $0.change("snapshot") { $0.signers = [] }
      try $0.publish("snapshot", "timestamp")
    },
    then(
      "refuses a snapshot that has expired", "TRUST_FREEZE",
      "root 1, snapshot 1, targets 1, timestamp 2"
    ) {
      try $0.change("snapshot") { $0.expires = "2026-12-31T23:59:59Z" }
      try $0.publish("snapshot", "timestamp")
    },
    Scenario(
      name: "does not go back to an older snapshot under a newer timestamp",
      steps: [
        first,
        Step(
          change: { try $0.publish("snapshot", "timestamp") }, outcome: "accepted",
          trusted: "root 1, snapshot 2, targets 1, timestamp 2",
          requests: noNews + " 2.snapshot.json"),
        Step(
          change: {
            try $0.change("snapshot") { $0.version = 1 }
            try $0.write("snapshot")
            try $0.publish("timestamp")
          }, outcome: "TRUST_ROLLBACK",
          trusted: "root 1, snapshot 2, targets 1, timestamp 2", requests: noNews),
      ]),
    Scenario(
      name: "refuses a snapshot that leaves out a role",
      steps: [
        Step(
          change: {
            try $0.delegate("targets", to: "other")
            try $0.publish("other", "targets", "snapshot", "timestamp")
          }, outcome: "accepted", trusted: "root 1, snapshot 2, targets 2, timestamp 2",
          requests: nil),
        Step(
          change: {
            $0.meta["other.json"] = nil
            try $0.publish("snapshot", "timestamp")
          }, outcome: "TRUST_ROLE_REMOVED",
          trusted: "root 1, snapshot 2, targets 2, timestamp 3", requests: nil),
      ]),
    then(
      "refuses the snapshot of a role that nobody can sign for", "TRUST_THRESHOLD",
      "root 2, snapshot 1, targets 1, timestamp 2"
    ) {
      try $0.change("snapshot") { $0.threshold = 2 }
      try $0.publish("root", "snapshot", "timestamp")
    },
    then(
      "refuses a snapshot that one key signed twice where two must", "TRUST_THRESHOLD",
      "root 2, snapshot 1, targets 1, timestamp 2"
    ) {
      try $0.change("snapshot") { role in
        role.threshold = 2
        role.keys.append(try TestKey("second"))
        role.signers = [role.keys[0], role.keys[0]]
      }
      try $0.publish("root", "snapshot", "timestamp")
    },
  ]

  static let targets = [
    then(
      "keeps timestamp and snapshot where there are no targets",
      #"notPublished("2.targets.json")"#, "root 1, snapshot 2, targets 1, timestamp 2"
    ) {
      $0.meta["targets.json"] = ["version": 2]
      try $0.publish("snapshot", "timestamp")
    },
    then(
      "refuses targets without their signature", "TRUST_THRESHOLD",
      "root 1, snapshot 2, targets 1, timestamp 2"
    ) {
      try $0.change("targets") { $0.signers = [] }
      try $0.publish("targets", "snapshot", "timestamp")
    },
    then(
      "refuses targets that have expired", "TRUST_FREEZE",
      "root 1, snapshot 2, targets 1, timestamp 2"
    ) {
      try $0.change("targets") { $0.expires = "2026-12-31T23:59:59Z" }
      try $0.publish("targets", "snapshot", "timestamp")
    },
    then(
      "refuses targets that are not those with the digest", "TRUST_MIX",
      "root 1, snapshot 2, targets 1, timestamp 2"
    ) {
      try $0.publish("targets", "snapshot", "timestamp")
      $0.add("file", "text")
      try $0.write("targets")
    },
    Scenario(
      name: "does not go back to older targets under a newer snapshot, whose digests nobody states",
      steps: [
        Step(
          change: {
            $0.statesDigests = false
            try $0.publish("targets", "snapshot", "timestamp")
          }, outcome: "accepted", trusted: "root 1, snapshot 2, targets 2, timestamp 2",
          requests: nil),
        Step(
          change: {
            try $0.change("targets") { $0.version = 1 }
            try $0.write("targets")
            try $0.publish("snapshot", "timestamp")
          }, outcome: "TRUST_ROLLBACK", trusted: "root 1, snapshot 2, targets 2, timestamp 3",
          requests: nil),
      ]),
    then(
      "takes members that it does not know, with any characters, as they were signed", "accepted",
      "root 2, snapshot 2, targets 2, timestamp 2"
    ) {
      for name in ["root", "targets", "snapshot", "timestamp"] {
        try $0.change(name) { $0.change["x\n\u{1F600}"] = ["\u{0}\"\\\u{7F}": [nil, true, -1]] }
      }
      try $0.publish("root", "targets", "snapshot", "timestamp")
    },
  ]

  static let recoveries = [
    then(
      "forgets the versions of targets with a key of the snapshot", "accepted",
      "root 2, snapshot 3, targets 1, timestamp 3"
    ) {
      try $0.publish("targets", "snapshot", "timestamp")
      try $0.rotate("snapshot")
      try $0.change("targets") { $0.version = 0 }
      try $0.publish("root", "targets", "snapshot", "timestamp")
    },
    Scenario(
      name: "forgets the highest versions there are with the keys that signed them",
      steps: [
        Step(
          change: {
            for name in ["targets", "snapshot", "timestamp"] {
              try $0.change(name) { $0.version = 9_007_199_254_740_990 }
            }
            try $0.publish("targets", "snapshot", "timestamp")
          }, outcome: "accepted",
          trusted: "root 1, snapshot 9007199254740991, targets 9007199254740991, "
            + "timestamp 9007199254740991", requests: nil),
        Step(
          change: {
            for name in ["targets", "snapshot", "timestamp"] {
              try $0.change(name) { $0.version = 0 }
              try $0.rotate(name)
            }
            try $0.publish("root", "targets", "snapshot", "timestamp")
          }, outcome: "accepted", trusted: "root 2, snapshot 1, targets 1, timestamp 1",
          requests: nil),
      ]),
    Scenario(
      name: "forgets with a key that is taken away, even where the update is interrupted",
      steps: [
        first,
        Step(
          change: {
            try $0.publish("timestamp")
            try $0.rotate("timestamp")
            try $0.publish("root")
            $0.files["timestamp.json"] = nil
          }, outcome: #"notPublished("timestamp.json")"#, trusted: "root 2, targets 1",
          requests: nil),
        Step(
          change: {
            try $0.change("timestamp") { $0.version = 0 }
            try $0.publish("timestamp")
          }, outcome: "accepted", trusted: "root 2, snapshot 1, targets 1, timestamp 1",
          requests: nil),
      ]),
    Scenario(
      name: "does not go back where a key was only added",
      steps: [
        Step(
          change: { try $0.publish("timestamp") }, outcome: "accepted",
          trusted: "root 1, snapshot 1, targets 1, timestamp 2", requests: nil),
        Step(
          change: {
            try $0.change("timestamp") { $0.keys.append(try TestKey("second")) }
            try $0.publish("root")
            try $0.change("timestamp") { $0.version = 1 }
            try $0.write("timestamp")
          }, outcome: "TRUST_ROLLBACK", trusted: "root 2, snapshot 1, targets 1, timestamp 2",
          requests: nil),
      ]),
  ]
}
