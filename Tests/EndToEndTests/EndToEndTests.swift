import Testing

/// The daemon and its client as processes, over the real socket, on a real PostgreSQL. One test at a time: a daemon of
/// one test that starves the daemon of another would say nothing about either.
@Suite(.serialized, .timeLimit(.minutes(3)))
enum EndToEndTests {}
