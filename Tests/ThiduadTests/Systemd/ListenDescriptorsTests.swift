import Testing

@testable import thiduad

struct ListenDescriptorsTests {
    @Test(arguments: [
        (["LISTEN_PID": "7", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "admin"], 3),
        (["LISTEN_PID": "7", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "other:admin"], 4),
        (["LISTEN_PID": "7", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "admin:admin"], 3),
        (["LISTEN_PID": "7", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "other:admin"], nil),
        (["LISTEN_PID": "7", "LISTEN_FDS": "1"], nil),
        (["LISTEN_PID": "8", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "admin"], nil),
        (["LISTEN_FDS": "1", "LISTEN_FDNAMES": "admin"], nil),
        (["LISTEN_PID": "7", "LISTEN_FDS": "-1", "LISTEN_FDNAMES": "admin"], nil),
        (["LISTEN_PID": "7", "LISTEN_FDS": "2147483647", "LISTEN_FDNAMES": "admin"], nil),
        ([:], nil),
    ])
    func `the descriptor named admin is the admin socket`(environment: [String: String], descriptor: Int?) {
        #expect(ListenDescriptors(environment: environment, process: 7).admin.map(Int.init) == descriptor)
    }
}
