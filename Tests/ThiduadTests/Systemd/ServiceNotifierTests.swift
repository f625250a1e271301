import Foundation
import Testing

@testable import thiduad

struct ServiceNotifierTests {
    @Test(arguments: [
        (ServiceNotifier.Notice.ready, "READY=1"),
        (.reloading(microseconds: 12), "RELOADING=1\nMONOTONIC_USEC=12"),
        (.stopping, "STOPPING=1"),
        (.watchdog, "WATCHDOG=1"),
        (.status("Waiting for PostgreSQL"), "STATUS=Waiting for PostgreSQL"),
        (.status("one\nREADY=1"), "STATUS=one\\nREADY=1"),
        (.extendTimeout(.milliseconds(1500)), "EXTEND_TIMEOUT_USEC=1500000"),
    ])
    func `every notice has systemd's words`(notice: ServiceNotifier.Notice, text: String) {
        #expect(notice.text == text)
    }

    @Test func `notices go in one datagram to a socket with a path`() throws {
        let scratch = try ScratchDirectory()
        let listener = try DatagramListener(scratch.path + "/notify")
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": scratch.path + "/notify"])
        notifier.send(.ready, .status("serving"))
        #expect(listener.next() == "READY=1\nSTATUS=serving")
        #expect(listener.next() == nil)
    }

    @Test func `notices go to an abstract socket`() throws {
        let name = "@thidua-test-" + UUID().uuidString
        let listener = try DatagramListener(name)
        ServiceNotifier(environment: ["NOTIFY_SOCKET": name]).send(.stopping)
        #expect(listener.next() == "STOPPING=1")
    }

    @Test func `a reload carries the monotonic time`() throws {
        let name = "@thidua-test-" + UUID().uuidString
        let listener = try DatagramListener(name)
        ServiceNotifier(environment: ["NOTIFY_SOCKET": name]).sendReloading()
        let text = try #require(listener.next())
        let microseconds = text.split(separator: "=").last.flatMap { Int($0) }
        #expect(text.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        #expect(try #require(microseconds) > 0)
    }

    @Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "vsock:2:1"]])
    func `nobody listening means nothing to do`(environment: [String: String]) {
        #expect(ServiceNotifier(environment: environment).socket == nil)
    }

    @Test func `a listener that went away is no error`() throws {
        let scratch = try ScratchDirectory()
        let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": scratch.path + "/gone"])
        notifier.send(.ready)
        #expect(notifier.socket == scratch.path + "/gone")
    }
}
