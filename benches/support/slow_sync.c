/* A disk that takes 5 ms for every sync, for `cargo bench --bench store -- burst` (BENCHMARKS.md). */
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int slow(long call, int file) {
    struct timespec wait = {0, 5000000};
    nanosleep(&wait, NULL);
    return (int)syscall(call, file);
}

int fsync(int file) { return slow(SYS_fsync, file); }
int fdatasync(int file) { return slow(SYS_fdatasync, file); }
