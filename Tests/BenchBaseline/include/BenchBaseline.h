#ifndef BENCH_BASELINE_H
#define BENCH_BASELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The monotonic clock in nanoseconds, the same for both sides of a comparison.
uint64_t bench_now(void);

/// Connects and prepares `select $1, 'x'`; null when the server refused. Kept open over all rounds, so that both sides
/// talk to a process at the server's end that is warm.
void *bench_open(const char *connection_string);

/// Runs the query `count` times, each in a transaction of its own or all in one; fills in how long each took. False
/// when the server refused.
bool bench_round_trips(void *connection, bool transactions, uint64_t *nanoseconds, size_t count);

/// Closes what `bench_open` returned.
void bench_close(void *connection);

#endif
