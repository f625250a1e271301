import Glibc

/// A connection's own thread: its actor's jobs run on it one by one and may block in libpq.
///
/// A thread and not a queue of the shared pool, since blocked workers would starve everything else there.
final class ConnectionThread: SerialExecutor {
    private let jobs: JobQueue

    /// Starts the thread; throws when the system gives none.
    init() throws {
        let jobs = JobQueue()
        self.jobs = jobs
        try startThread { jobs.runUntilClosed() }
    }

    deinit { jobs.close() }

    func enqueue(_ job: consuming ExecutorJob) { jobs.append(UnownedJob(job), for: self) }
}

/// Jobs in order of arrival.
///
/// Unchecked: `pending` and `isClosed` are touched only with `mutex` locked.
private final class JobQueue: @unchecked Sendable {
    /// A job keeps its executor alive until it has run.
    private typealias Entry = (job: UnownedJob, executor: ConnectionThread)

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var pending: [Entry] = []
    private var isClosed = false

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(arrival, nil)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(mutex)
        arrival.deallocate()
        mutex.deallocate()
    }

    func append(_ job: UnownedJob, for executor: ConnectionThread) {
        pthread_mutex_lock(mutex)
        pending.append((job, executor))
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrival)
    }

    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(arrival)
    }

    func runUntilClosed() {
        while let entries = next() {
            for (job, executor) in entries {
                job.runSynchronously(on: executor.asUnownedSerialExecutor())
            }
        }
    }

    /// Waits for jobs; nil once closed, when none can be pending because each would keep the executor alive.
    private func next() -> [Entry]? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while pending.isEmpty, !isClosed { pthread_cond_wait(arrival, mutex) }
        if pending.isEmpty { return nil }
        let entries = pending
        pending = []
        return entries
    }
}

/// Runs the body on a thread of its own that nobody joins; throws when the system gives none.
func startThread(_ body: @escaping @Sendable () -> Void) throws {
    final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let start = Unmanaged.passRetained(Start(body))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, &attributes,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, start.toOpaque())
    guard code == 0 else {
        start.release()
        throw PostgresError.unavailable(reason: "no thread for the connection: \(String(cString: strerror(code)))")
    }
}
