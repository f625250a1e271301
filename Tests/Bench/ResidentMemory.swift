import Glibc

/// The resident memory of a process in KiB, as `VmRSS` in its status; nil when it is gone.
func residentKibibytes(ofProcess process: pid_t) -> Int? {
    guard let file = fopen("/proc/\(process)/statm", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map {
        $0 * sysconf(Int32(_SC_PAGESIZE)) / 1_024
    }
}
