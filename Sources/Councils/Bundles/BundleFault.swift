/// Why a text is no bundle: the line, and what was expected there.
public struct BundleFault: Error, Sendable, Equatable {
    /// The line of the file, from 1; 0 where it is about the whole file.
    public var line: Int
    /// What is wrong.
    public var reason: Message
}

/// Something in a bundle that does not follow from the rest of it.
public struct BundleDifference: Sendable, Equatable {
    /// The line of the file, from 1.
    public var line: Int
    /// What it is.
    public var message: Message
}
