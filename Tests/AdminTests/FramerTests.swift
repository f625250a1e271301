import Admin
import NIOCore
import Testing

struct FramerTests {
    static let session = """
        # comment
        @a ping\r
        length <{5}
        a\nb\nc
        bad "line <{3}
        xyz

        length <<END\r
        one
        ENDE
        END\r
        never read
        """

    static func frames(_ octets: [UInt8], pieces: [Int], limits: AdminLimits = AdminLimits()) -> [Frame] {
        var framer = RequestFramer(limits: limits)
        var frames: [Frame] = []
        var rest = octets[...]
        for size in pieces + [octets.count] {
            var piece = ByteBuffer(bytes: rest.prefix(size))
            rest = rest.dropFirst(size)
            framer.receive(&piece)
            while let frame = framer.next() { frames.append(frame) }
        }
        if let frame = framer.finish() { frames.append(frame) }
        return frames
    }

    @Test func cutsASession() {
        let frames = Self.frames(Array(Self.session.utf8), pieces: [])
        #expect(frames.count == 6)
        #expect(
            frames.map(\.summary) == [
                "@a ping", "length <{5}+a\nb\nc", "bad \"line <{3}+xyz", "", "130 length <<END",
                "length <<END+one\nENDE\n",
            ])
    }

    @Test(arguments: 1..<FramerTests.session.utf8.count)
    func cutsTheSameWhereverItIsSplit(_ split: Int) {
        let octets = Array(Self.session.utf8)
        let whole = Self.frames(octets, pieces: [])
        #expect(Self.frames(octets, pieces: [split]) == whole)
        #expect(Self.frames(octets, pieces: Array(repeating: split, count: octets.count / split)) == whole)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func randomOctetsAreCutTheSameInAnyPieces(_ seed: UInt64) {
        var random = SeededRandom(seed)
        var limits = AdminLimits()
        limits.line = 12
        limits.unendedLine = 60
        limits.payload = 6
        limits.swallowedPayload = 12
        let alphabet = [
            "\n", "\r\n", "\r", " <{3}", " <<E", "E", " <{9}", " <{99}", "@t ", "# ", "GET ", "abc", "\u{0}", "ễ", "\"",
        ]
        let text = (0..<60).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
        let octets = Array(text.utf8)
        let pieces = (0..<octets.count).map { _ in Int.random(in: 1...7, using: &random) }
        #expect(
            Self.frames(octets, pieces: pieces, limits: limits) == Self.frames(octets, pieces: [], limits: limits),
            "seed \(seed)")
    }

    @Test(
        arguments: [
            ("x <{3}\nab", .desync), ("x <{3}\nabcd\n", .desync), ("x <<E\nab\n", .desync),
            ("x <{1x}\n", .markerMalformed),
            ("x <{1234567890123}\n", .markerMalformed), ("x <<\n", .markerMalformed), ("x", .unterminatedLine),
            ("POST /x", .notHTTP), ("x <{99999999999}\n", .payloadUnread(limit: 16 * 1024 * 1024)),
        ] as [(String, SessionFault)])
    func faults(_ text: String, _ fault: SessionFault) {
        guard case .fault(let found, _)? = Self.frames(Array(text.utf8), pieces: []).last else {
            Issue.record("no fault")
            return
        }
        #expect(found == fault)
        #expect(found.closes)
    }

    @Test func lineLimitCountsNeitherCRNorLF() {
        let fits = String(repeating: "x", count: 8192)
        for end in ["\n", "\r\n"] {
            #expect(Self.frames(Array((fits + end).utf8), pieces: []).map(\.summary) == [fits])
            let tooLong = Self.frames(Array((fits + "x" + end).utf8), pieces: [8193])
            #expect(
                tooLong == [.fault(.lineTooLong(limit: 8192), line: Array(repeating: UInt8(ascii: "x"), count: 18))])
        }
    }

    @Test func unendedLineCloses() {
        let octets = Array(repeating: UInt8(ascii: "x"), count: 1024 * 1024 + 1)
        guard case .fault(.unendedLine, _)? = Self.frames(octets, pieces: []).first else {
            Issue.record("no fault")
            return
        }
    }
}

extension Frame {
    var summary: String {
        switch self {
        case .request(let request):
            String(decoding: request.line, as: UTF8.self)
                + (request.payload.map { "+" + String(decoding: $0, as: UTF8.self) } ?? "")
        case .payloadExpected(let line): "130 " + String(decoding: line, as: UTF8.self)
        case .fault(let fault, _): "\(fault)"
        }
    }
}
