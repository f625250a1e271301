import Glibc

/// The address of a Unix socket; a leading `@` stands for the abstract namespace, as in systemd's variables.
package struct UnixAddress {
    /// Linux keeps 108 bytes, of which one ends the path.
    package static let maximumPathLength = 107

    private var address = sockaddr_un()
    private let length: socklen_t

    /// - Returns: `nil` when the path is empty or too long.
    package init?(_ path: String) {
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.maximumPathLength else { return nil }
        let isAbstract = bytes[0] == UInt8(ascii: "@")
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { destination in
            destination.copyBytes(from: bytes)
            if isAbstract { destination[0] = 0 }
        }
        // An abstract name has no end but the length; a path is counted with its terminating zero.
        let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        length = socklen_t(offset + bytes.count + (isAbstract ? 0 : 1))
    }

    /// Lends the address in the form that the system calls take.
    package func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
