import Glibc

/// A failed system call: what was tried on what, and `errno`.
struct SystemError: Error, Equatable, CustomStringConvertible {
    let call: String
    let path: String
    let code: Int32

    /// The call that failed just now.
    static func last(_ call: String, _ path: String) -> SystemError {
        SystemError(call: call, path: path, code: errno)
    }

    var isNotFound: Bool { code == ENOENT || code == ENOTDIR }

    /// The reason alone, in the operating system's words.
    var reason: String {
        var buffer = [CChar](repeating: 0, count: 128)
        guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    var description: String { "\(call) \(path): \(reason)" }
}
