#ifndef BENCH_BASELINE_H
#define BENCH_BASELINE_H
#endif
