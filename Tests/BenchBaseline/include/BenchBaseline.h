#ifndef BENCH_BASELINE_H
#define BENCH_BASELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The monotonic clock in nanoseconds, the same for both sides of a comparison.
uint64_t bench_now(void);

/// Runs `select $1, 'x'`, prepared once, `count` times, each in a transaction of its own or all in one; fills in how
/// long each took. Returns 0, or -1 when the server refused.
int bench_round_trips(const char *connection_string, bool transactions, uint64_t *nanoseconds, size_t count);

#endif
