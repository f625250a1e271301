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

/// The largest resident memory that a process ever had in KiB, `VmHWM` in its status; nil when it is gone.
func peakKibibytes(ofProcess process: pid_t) -> Int? {
    guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
        let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace)
        if words.first == "VmHWM:" { return words.dropFirst().first.flatMap { Int($0) } }
    }
    return nil
}
