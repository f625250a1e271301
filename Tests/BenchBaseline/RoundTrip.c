// Standard C has no monotonic clock; POSIX has.
#define _POSIX_C_SOURCE 200809L

#include "BenchBaseline.h"

#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

uint64_t bench_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static bool finish(PGresult *result, ExecStatusType expected) {
    bool succeeded = PQresultStatus(result) == expected;
    PQclear(result);
    return succeeded;
}

static bool command(PGconn *connection, const char *text) {
    return finish(PQexec(connection, text), PGRES_COMMAND_OK);
}

static bool query(PGconn *connection, size_t number) {
    char text[24];
    snprintf(text, sizeof text, "%zu", number);
    const char *values[] = {text};
    PGresult *result = PQexecPrepared(connection, "bench", 1, values, NULL, NULL, 0);
    bool counted = PQntuples(result) == 1 && strtoull(PQgetvalue(result, 0, 0), NULL, 10) == number;
    return finish(result, PGRES_TUPLES_OK) && counted;
}

bool bench_round_trips(void *connection, bool transactions, uint64_t *nanoseconds, size_t count) {
    if (!transactions && !command(connection, "begin")) return false;
    for (size_t number = 0; number < count; number++) {
        uint64_t start = bench_now();
        if (transactions && !command(connection, "begin isolation level read committed")) return false;
        if (!query(connection, number)) return false;
        if (transactions && !command(connection, "commit")) return false;
        nanoseconds[number] = bench_now() - start;
    }
    return transactions || command(connection, "commit");
}

void *bench_open(const char *connection_string) {
    PGconn *connection = PQconnectdb(connection_string);
    Oid int8 = 20;
    const char *text = "select $1 as number, 'x' as label";
    if (finish(PQprepare(connection, "bench", text, 1, &int8), PGRES_COMMAND_OK)) return connection;
    PQfinish(connection);
    return NULL;
}

void bench_close(void *connection) { PQfinish(connection); }
