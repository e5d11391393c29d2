#if os(Linux)
  import Foundation
  import Testing

  /// What `assay` asks of the system before it has a secret in memory.
  @Suite struct KeyMemoryTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The command line that runs a program without a privilege, which only root has to give up.
    private static func without(_ capability: String, _ command: [String]) -> [String] {
      guard getuid() == 0 else { return command }
      return ["setpriv", "--bounding-set=-\(capability)"] + command
    }

    private static let canGiveUpPrivileges =
      pathOfTool("bash") != nil && (getuid() != 0 || pathOfTool("setpriv") != nil)

    @Test(.enabled(if: canGiveUpPrivileges, "the tools bash or setpriv are missing"))
    func `where memory may be swapped out, that is said once`() throws {
      let command = Self.without("ipc_lock", [assayPath]).joined(separator: " ")
      let script = """
        ulimit -l 0
        \(command) key generate --out my.key --passphrase-env PASS
        """
      let result = try runProgram(
        "bash", ["-c", script], environment: ["PASS": "correct horse"], folder: folder.path)
      #expect(result.status == 0)
      #expect(
        result.errors == """
          warning: the system may write secrets from memory to its swap space; raise the limit of \
          locked memory: ulimit -l 256

          """)
      let verified = try runProgram(
        "bash", ["-c", "ulimit -l 0; \(command) inspect my.key"], folder: folder.path)
      #expect(!verified.errors.contains("warning"), "a command without secrets says nothing")
    }

    /// Starts a program on a terminal of its own; when it asks for a passphrase, prints how large
    /// a core file could be, and whether another program's memory can be read, and its own.
    private static let watcher = """
      import os, pty, resource, signal, subprocess, sys
      # The test runner's threads block signals, and children inherit that.
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      signal.alarm(60)
      def readable(process):
          try: os.close(os.open(f'/proc/{process}/mem', os.O_RDONLY)); return True
          except OSError: return False
      pid, terminal = pty.fork()
      if pid == 0:
          hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
          resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
          os.execv(sys.argv[1], sys.argv[1:])
      shown = b''
      while b'my.key: ' not in shown: shown += os.read(terminal, 4096)
      other = subprocess.Popen(['sleep', '60'])
      limits = open(f'/proc/{pid}/limits').read().splitlines()
      print(*[line.split()[4:6] for line in limits if line.startswith('Max core file size')][0])
      print(readable(other.pid), readable(pid))
      other.kill()
      os.write(terminal, b'\\x04')
      os.waitpid(pid, 0)
      """

    @Test(.enabled(if: canGiveUpPrivileges && pathOfTool("python3") != nil, "python3 is missing"))
    func `a passphrase is asked for only where no core file and no other program gets it`() throws {
      let command = Self.without("sys_ptrace", ["python3", "-c", Self.watcher, assayPath])
      let result = try runProgram(
        command[0], Array(command.dropFirst()) + ["key", "generate", "--out", "my.key"],
        folder: folder.path)
      let lines = result.output.split(separator: "\n")
      try #require(lines.count == 2, "\(result.errors)")
      #expect(lines[0] == "0 0")
      // Where not even another program can be read, nothing is proved.
      #expect(lines[1] != "True True")
    }

    /// Runs a program in the background of a terminal whose shell is gone, and prints what it says
    /// and its status.
    ///
    /// Such a program may ask for the terminal's settings, and not change them.
    private static let orphanMaker = """
      import os, pty, signal, sys, time
      # The test runner's threads block signals, and children inherit that.
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      signal.alarm(60)
      result, end = os.pipe()
      leader, terminal = pty.fork()
      if leader == 0:
          middle = os.fork()
          if middle == 0:
              parent = os.getpid()
              if os.fork() > 0:
                  os._exit(0)
              os.setpgid(0, 0)
              while os.getppid() == parent: time.sleep(0.01)
              os.dup2(end, 1)
              os.dup2(end, 2)
              status = os.waitstatus_to_exitcode(os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:]) << 8)
              os.write(1, b'status %d' % status)
              os._exit(0)
          os.waitpid(middle, 0)
          os.close(end)
          while True: signal.pause()
      os.close(end)
      shown = b''
      while True:
          piece = os.read(result, 4096)
          if not piece: break
          shown += piece
      os.kill(leader, signal.SIGKILL)
      os.waitpid(leader, 0)
      sys.stdout.buffer.write(shown)
      """

    @Test(.enabled(if: pathOfTool("python3") != nil, "python3 is missing: it plays the terminal"))
    func `no passphrase is asked for where the terminal would show it`() throws {
      let result = try runProgram(
        "python3", ["-c", Self.orphanMaker, assayPath, "key", "generate", "--out", "my.key"],
        folder: folder.path)
      #expect(
        result.output == """
          error: the terminal would show the passphrase; its echo cannot be switched off
          hint: use --passphrase-file FILE or --passphrase-env VARIABLE
          status 66
          """, "\(result.errors)")
      #expect(try folder.names() == [])
    }
  }
#endif
