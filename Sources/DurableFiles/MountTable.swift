/// What Linux says of the file systems that are mounted.
///
/// Source: proc_pid_mountinfo(5).
enum MountTable {
  /// File systems whose disk is another machine's.
  ///
  /// Not 9P: by that a container, or a system inside another, has the disk of its own machine.
  private static let networkTypes = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "coda", "gpfs", "lustre", "ncpfs",
    "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone",
  ].map { Array($0.utf8) }

  /// Whether a file system of a type is on another machine.
  static func isOnNetwork(_ type: [UInt8]) -> Bool { networkTypes.contains(type) }

  /// The type of the file system on a device.
  ///
  /// - Parameters:
  ///   - device: What `stat` says of a file in it.
  ///   - table: The table: lines such as `36 35 98:0 /mnt1 /mnt2 rw,noatime - ext3 /dev/root rw`.
  /// - Returns: The type; `nil` where the table does not have it.
  static func type(ofDevice device: UInt64, in table: [UInt8]) -> [UInt8]? {
    // As the C library puts the two numbers together.
    let major = device >> 8 & 0xFFF | device >> 32 & 0xFFFF_F000
    let minor = device & 0xFF | device >> 12 & 0xFFFF_FF00
    let name = Array("\(major):\(minor)".utf8)
    for line in table.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 2, fields[2].elementsEqual(name) else { continue }
      // A dash ends the fields of which there may be any number.
      guard let dash = fields.dropFirst(6).firstIndex(where: { $0.elementsEqual("-".utf8) }),
        dash + 1 < fields.endIndex
      else { continue }
      return Array(fields[dash + 1])
    }
    return nil
  }
}
