import Admin
import Foundation
import Glibc
import Testing

@testable import thiduad

/// The end of `$NOTIFY_SOCKET` that systemd has: every line of every datagram is reported.
final class NotifySocket: Sendable {
    let path: String
    let lines = Reports<String>()
    private let descriptor: Int32

    init(path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let address = try #require(UnixAddress(path))
        let descriptor = descriptor
        try #require(address.withSocketAddress { bind(descriptor, $0, $1) } == 0)
        // Whoever may run the daemon may tell.
        try #require(chmod(path, 0o777) == 0)
        let lines = lines
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
                for line in buffer[..<count].split(separator: UInt8(ascii: "\n")) {
                    lines.append(String(decoding: line, as: UTF8.self))
                }
            }
            close(descriptor)
            lines.close()
        }
    }

    /// Nothing more is awaited: the thread that receives ends.
    func end() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    deinit {
        unlink(path)
    }
}
