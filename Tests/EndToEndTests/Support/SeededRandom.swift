/// Random values that are the same for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension SeededRandom {
    /// A random moment within so many milliseconds; never a wait for something to be ready.
    mutating func pause(upTo milliseconds: Int) async throws {
        try await Task.sleep(for: .microseconds(Int.random(in: 0...milliseconds * 1000, using: &self)))
    }
}
