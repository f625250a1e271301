// A wall clock that stands still where a file says, for programs that are started with this library preloaded.
//
// The file named by MOVED_CLOCK holds seconds since 1970 and is read at every look at the clock; whoever moves the clock
// puts another file in its place. What measures how long something takes, and every timer, goes by the machine's own
// clock. (faketime, which does the same and more, shifts timers together with the clock, so that nothing that sleeps
// wakes up.) Nothing is put into the environment: a Swift program finds its arguments beside it.

// For the names of the clocks that only Linux has.
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// The instant in the file; -1 without one, and then the machine's clock holds.
static time_t moved_seconds(void) {
    const char *path = getenv("MOVED_CLOCK");
    int before = errno;
    char text[32] = "";
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    ssize_t length = file < 0 ? -1 : read(file, text, sizeof text - 1);
    if (file >= 0) close(file);
    errno = before;
    return length <= 0 ? -1 : (time_t)strtoll(text, NULL, 10);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) {
        time_t seconds = moved_seconds();
        if (seconds >= 0) {
            *now = (struct timespec){.tv_sec = seconds, .tv_nsec = 0};
            return 0;
        }
    }
    return (int)syscall(SYS_clock_gettime, clock, now);
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec precise;
    int result = clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return result;
}

time_t time(time_t *result) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}
