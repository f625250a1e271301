import ServiceLifecycle

/// Looks after the private server as long as anything uses it.
struct EmbeddedService: Service {
    let server: EmbeddedServer

    func run() async throws {
        await cancelWhenGracefulShutdown { await server.supervise() }
        await server.stop()
    }
}
