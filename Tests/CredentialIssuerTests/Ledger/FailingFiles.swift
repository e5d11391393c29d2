import CSQLite
import Foundation
import Synchronization

/// A file system under SQLite that fails when it is told to.
///
/// It hands everything on to the system's, but counts the writes and syncs and has some of them fail.
final class FailingFiles: Sendable {
  /// What fails.
  enum Fault: CaseIterable, Sendable {
    /// There is no room: `ENOSPC`, `EDQUOT`.
    case full
    /// The disk does not take it: `EIO`.
    case broken
    /// Half of it is written, and then the disk fails.
    case short
    /// What was written cannot be brought to the disk.
    case sync
  }

  /// What is to happen, and what happened.
  struct Plan {
    var fault: Fault?
    /// How many writes or syncs go well before.
    var remaining = 0
    /// How many writes or syncs there were since.
    var calls = 0
    /// How many syncs were tried on a file after one of them had failed.
    var retries = 0
    var hasFailed = false
  }

  let name: String
  fileprivate static let plans = Mutex<[String: Plan]>([:])

  /// Has the next write or sync but so many fail, and all that follow.
  func fail(_ fault: Fault?, after count: Int = 0) {
    FailingFiles.plans.withLock { $0[name] = Plan(fault: fault, remaining: count) }
  }

  var plan: Plan { FailingFiles.plans.withLock { $0[name] ?? Plan() } }

  /// Registers a file system of a name of its own with SQLite; it stays until the process ends.
  init() {
    name = "failing-\(UUID().uuidString)"
    FailingFiles.plans.withLock { $0[name] = Plan() }
    guard let system = sqlite3_vfs_find(nil) else { return }
    let own = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    own.initialize(to: system.pointee)
    own.pointee.zName = UnsafePointer(strdup(name))
    // SQLite gives each open file so many bytes: ours begin with its own.
    own.pointee.szOsFile = system.pointee.szOsFile + Int32(MemoryLayout<OwnFile>.stride)
    own.pointee.pNext = nil
    own.pointee.xOpen = { vfs, path, file, flags, outFlags in
      guard let system = sqlite3_vfs_find(nil), let vfs, let file else { return SQLITE_CANTOPEN }
      let own = UnsafeMutableRawPointer(file).assumingMemoryBound(to: OwnFile.self)
      let inner = OwnFile.inner(of: file)
      own.pointee.base.pMethods = nil
      let code = system.pointee.xOpen(system, path, inner, flags, outFlags)
      if inner.pointee.pMethods != nil {
        own.pointee.name = vfs.pointee.zName
        own.pointee.base.pMethods = UnsafePointer(FailingFiles.methods.pointer)
      }
      return code
    }
    sqlite3_vfs_register(own, 0)
  }

  /// An open file of ours; the system's own follows it in memory.
  fileprivate struct OwnFile {
    var base: sqlite3_file
    var name: UnsafePointer<CChar>?

    static func inner(
      of file: UnsafeMutablePointer<sqlite3_file>
    ) -> UnsafeMutablePointer<sqlite3_file> {
      (UnsafeMutableRawPointer(file) + MemoryLayout<OwnFile>.stride)
        .assumingMemoryBound(to: sqlite3_file.self)
    }
  }

  /// What happens with the next call of a kind.
  fileprivate static func fault(
    of file: UnsafeMutablePointer<sqlite3_file>, isSync: Bool
  ) -> Fault? {
    let own = UnsafeMutableRawPointer(file).assumingMemoryBound(to: OwnFile.self)
    guard let name = own.pointee.name else { return nil }
    return plans.withLock { plans in
      guard var plan = plans[String(cString: name)], let fault = plan.fault,
        (fault == .sync) == isSync
      else { return nil }
      defer { plans[String(cString: name)] = plan }
      plan.calls += 1
      if plan.hasFailed { plan.retries += 1 }
      guard plan.remaining == 0 else {
        plan.remaining -= 1
        return nil
      }
      plan.hasFailed = true
      return fault
    }
  }

  private final class Methods: @unchecked Sendable {
    let pointer = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)

    init() {
      // Of the methods of files each hands on to the system's.
      var methods = sqlite3_io_methods()
      methods.iVersion = 3
      methods.xClose = { file in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xClose(inner)
      }
      methods.xRead = { file, bytes, count, offset in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xRead(inner, bytes, count, offset)
      }
      methods.xWrite = { file, bytes, count, offset in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        switch FailingFiles.fault(of: file, isSync: false) {
        case nil, .sync?: return inner.pointee.pMethods.pointee.xWrite(inner, bytes, count, offset)
        case .full?: return SQLITE_FULL
        case .broken?: return SQLITE_IOERR | 3 << 8
        case .short?:
          _ = inner.pointee.pMethods.pointee.xWrite(inner, bytes, count / 2, offset)
          return SQLITE_IOERR | 3 << 8
        }
      }
      methods.xTruncate = { file, size in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xTruncate(inner, size)
      }
      methods.xSync = { file, flags in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        if FailingFiles.fault(of: file, isSync: true) != nil { return SQLITE_IOERR | 4 << 8 }
        return inner.pointee.pMethods.pointee.xSync(inner, flags)
      }
      methods.xFileSize = { file, size in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xFileSize(inner, size)
      }
      methods.xLock = { file, lock in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xLock(inner, lock)
      }
      methods.xUnlock = { file, lock in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xUnlock(inner, lock)
      }
      methods.xCheckReservedLock = { file, result in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xCheckReservedLock(inner, result)
      }
      methods.xFileControl = { file, operation, argument in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xFileControl(inner, operation, argument)
      }
      methods.xSectorSize = { file in
        guard let file else { return 4096 }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xSectorSize(inner)
      }
      methods.xDeviceCharacteristics = { file in
        guard let file else { return 0 }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xDeviceCharacteristics(inner)
      }
      methods.xShmMap = { file, page, size, extend, memory in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xShmMap(inner, page, size, extend, memory)
      }
      methods.xShmLock = { file, offset, count, flags in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xShmLock(inner, offset, count, flags)
      }
      methods.xShmBarrier = { file in
        guard let file else { return }
        let inner = OwnFile.inner(of: file)
        inner.pointee.pMethods.pointee.xShmBarrier(inner)
      }
      methods.xShmUnmap = { file, deletes in
        guard let file else { return SQLITE_MISUSE }
        let inner = OwnFile.inner(of: file)
        return inner.pointee.pMethods.pointee.xShmUnmap(inner, deletes)
      }
      methods.xFetch = { file, offset, count, memory in
        memory?.pointee = nil
        return SQLITE_OK
      }
      methods.xUnfetch = { _, _, _ in SQLITE_OK }
      pointer.initialize(to: methods)
    }
  }

  private static let methods = Methods()
}
