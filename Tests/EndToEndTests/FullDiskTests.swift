import Admin
import FoundationEssentials
import Glibc
import Postgres
import TestSupport
import Testing

extension EndToEndTests {
    /// A database on a small file system of its own; only root can mount one.
    @Suite(.enabled(if: getuid() == 0, "only root can mount a small file system"))
    struct FullDiskTests {
        @Test func aFullDiskIsATemporaryRefusalAndNothingIsHalfDone() async throws {
            try await withSmallDisk { disk in
                try await withCouncilDatabase { database in
                    try await database.move(to: disk)
                    let folder = try ScratchFolder()
                    try await withDaemon(database.daemon, in: folder) { daemon in
                        var files = CouncilFiles.generated("tinh-1", clusters: 20, units: 100)
                        let cards = files.cards[0].rows
                        files.cards = []
                        try await files.load(into: daemon)
                        try disk.fill()

                        let request = "card import council=tinh-1 year=2024 record=1/QĐ figure=decided"
                        let refused = try await daemon.ask(request, payload: cards)
                        #expect(refused.final.code == 450)
                        #expect(refused.final.text?.contains("disk is full") == true)
                        #expect(try await database.value("select count(*) as value from scorecard_line") as Int == 0)
                        #expect(try await daemon.ask("council list").final.code == 200)

                        try disk.makeRoom()
                        #expect(try await daemon.tell(request, payload: cards).final["cards"] == "2000")
                        #expect(try await daemon.tell("closing run council=tinh-1 year=2024").final["closed"] == "20")
                    }
                }
            }
        }

        /// A mounted memory file system, and a tablespace on it.
        private func withSmallDisk(_ body: (SmallDisk) async throws -> Void) async throws {
            let disk = try await SmallDisk()
            do {
                try await body(disk)
                try await disk.remove()
            } catch {
                try? await disk.remove()
                throw error
            }
        }
    }
}

/// A file system of 40 MB, most of which can be filled at once.
private struct SmallDisk: Sendable {
    private let folder: ScratchFolder
    let tablespace: String
    private let mountPoint: String

    init() async throws {
        folder = try ScratchFolder()
        tablespace = "small_\(UInt32.random(in: 0 ... .max))"
        mountPoint = folder.path + "/disk"
        try #require(mkdir(mountPoint, 0o755) == 0)
        try #require(mount("tmpfs", mountPoint, "tmpfs", 0, "size=40m") == 0)
        let server = try #require(getpwnam("postgres"))
        try #require(mkdir(mountPoint + "/data", 0o700) == 0)
        try #require(chown(mountPoint + "/data", server.pointee.pw_uid, server.pointee.pw_gid) == 0)
        try await administer("create tablespace \(tablespace) location '\(mountPoint)/data'")
    }

    /// Leaves no room for another page.
    func fill() throws {
        let file = open(mountPoint + "/ballast", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try #require(file >= 0)
        defer { close(file) }
        let block = [UInt8](repeating: 1, count: 1 << 16)
        while write(file, block, block.count) > 0 {}
        #expect(errno == ENOSPC)
    }

    func makeRoom() throws {
        try #require(unlink(mountPoint + "/ballast") == 0)
    }

    func remove() async throws {
        try await administer("drop tablespace \(tablespace)")
        try #require(umount2(mountPoint, Int32(MNT_DETACH)) == 0)
    }

    private func administer(_ script: String) async throws {
        let connection = try await Connection.connect(
            TestServer.current.configuration, logger: TestServer.silentLogger)
        try await connection.administer(SQLScript(script))
        await connection.close()
    }
}

extension CouncilDatabase {
    /// Moves its tables to the disk; the server's log stays where it has room.
    fileprivate func move(to disk: SmallDisk) async throws {
        let name = try await name()
        let connection = try await Connection.connect(
            TestServer.current.configuration, logger: TestServer.silentLogger)
        try await connection.administer(SQLScript("alter database \(name) set tablespace \(disk.tablespace)"))
        await connection.close()
    }
}
