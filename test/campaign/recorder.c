/*
 * Loaded before the C library (LD_PRELOAD) into a process whose writing is to be studied. It records what reaches the
 * disk below CAMPAIGN_ROOT and what the process acknowledges in CAMPAIGN_ACKS, in order, into CAMPAIGN_TRACE; with
 * CAMPAIGN_FAIL_READ=N the N-th read of a file whose name ends in ".db" fails once with EIO and the file
 * CAMPAIGN_TRACE.failed is made; with CAMPAIGN_NO_SYNC=1 flushes of files do nothing, and with CAMPAIGN_NO_FOLDER_SYNC=1
 * flushes of folders do nothing, and none is recorded.
 *
 * A record: kind (1 byte), length of the path (4), of the second path (4), offset (8), length of the bytes (8), then
 * the three; numbers in the machine's order. Kinds: C create, W write, T truncate to offset, S sync file, D sync folder,
 * R rename, U unlink, M mkdir, A acknowledgement.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { most_files = 4096 };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char *paths[most_files];
static char root[PATH_MAX], acks[PATH_MAX];
static int trace = -1, no_sync, no_folder_sync;
static long fail_read, reads;

__attribute__((constructor)) static void start(void)
{
    const char *r = getenv("CAMPAIGN_ROOT"), *a = getenv("CAMPAIGN_ACKS"), *t = getenv("CAMPAIGN_TRACE");
    const char *f = getenv("CAMPAIGN_FAIL_READ");
    if (r) snprintf(root, sizeof root, "%s", r);
    if (a) snprintf(acks, sizeof acks, "%s", a);
    if (t) trace = syscall(SYS_openat, AT_FDCWD, t, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (f) fail_read = atol(f);
    no_sync = getenv("CAMPAIGN_NO_SYNC") != NULL;
    no_folder_sync = getenv("CAMPAIGN_NO_FOLDER_SYNC") != NULL;
}

static int below_root(const char *path)
{
    size_t length = strlen(root);
    return length > 0 && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void full_path(int folder, const char *path, char *out)
{
    char base[PATH_MAX] = "";
    if (path[0] == '/') { snprintf(out, PATH_MAX, "%s", path); return; }
    if (folder == AT_FDCWD) { if (!getcwd(base, sizeof base)) base[0] = 0; }
    else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t n = readlink(link, base, sizeof base - 1);
        base[n > 0 ? n : 0] = 0;
    }
    if (snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) out[0] = 0;
}

static void put(const void *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        long n = syscall(SYS_write, trace, (const char *)bytes + done, length - done);
        if (n <= 0) abort();
        done += n;
    }
}

static void record(char kind, const char *path, const char *second, uint64_t offset, const void *bytes, uint64_t length)
{
    if (trace < 0) return;
    uint32_t one = strlen(path), two = second ? strlen(second) : 0;
    put(&kind, 1); put(&one, 4); put(&two, 4); put(&offset, 8); put(&length, 8);
    put(path, one);
    if (two) put(second, two);
    if (length) put(bytes, length);
}

static const char *path_of(int fd) { return fd >= 0 && fd < most_files ? paths[fd] : NULL; }

static void wrote(int fd, const void *bytes, ssize_t length, off_t offset)
{
    const char *path = path_of(fd);
    if (!path || length <= 0) return;
    if (strcmp(path, acks) == 0) record('A', path, NULL, 0, bytes, length);
    else record('W', path, NULL, offset, bytes, length);
}

static int opened(int fd, const char *path, int flags, int existed, off_t size)
{
    if (fd < 0 || fd >= most_files) return fd;
    free(paths[fd]);
    paths[fd] = NULL;
    if (strcmp(path, acks) != 0 && !below_root(path)) return fd;
    paths[fd] = strdup(path);
    if (strcmp(path, acks) == 0) return fd;
    if (!existed && (flags & O_CREAT)) record('C', path, NULL, 0, NULL, 0);
    else if ((flags & O_TRUNC) && size > 0) record('T', path, NULL, 0, NULL, 0);
    return fd;
}

static int open_and_record(int folder, const char *path, int flags, mode_t mode)
{
    char whole[PATH_MAX];
    full_path(folder, path, whole);
    if (strcmp(whole, acks) != 0 && !below_root(whole)) {
        int fd = syscall(SYS_openat, folder, path, flags, mode);
        if (fd >= 0 && fd < most_files) { pthread_mutex_lock(&turn); free(paths[fd]); paths[fd] = NULL; pthread_mutex_unlock(&turn); }
        return fd;
    }
    pthread_mutex_lock(&turn);
    struct stat before;
    int existed = stat(whole, &before) == 0;
    int fd = syscall(SYS_openat, folder, path, flags, mode);
    int error = errno;
    opened(fd, whole, flags, existed, existed ? before.st_size : 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return fd;
}

static mode_t mode_of(int flags, va_list list) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; }
#define OPENING(folder, path, flags) \
    va_list list; va_start(list, flags); mode_t mode = mode_of(flags, list); va_end(list); \
    return open_and_record(folder, path, flags, mode)
int open(const char *path, int flags, ...) { OPENING(AT_FDCWD, path, flags); }
int open64(const char *path, int flags, ...) { OPENING(AT_FDCWD, path, flags); }
int openat(int folder, const char *path, int flags, ...) { OPENING(folder, path, flags); }
int openat64(int folder, const char *path, int flags, ...) { OPENING(folder, path, flags); }

int close(int fd)
{
    pthread_mutex_lock(&turn);
    if (fd >= 0 && fd < most_files) { free(paths[fd]); paths[fd] = NULL; }
    int result = syscall(SYS_close, fd);
    pthread_mutex_unlock(&turn);
    return result;
}

static off_t place_of(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    if (flags >= 0 && (flags & O_APPEND)) { struct stat now; return fstat(fd, &now) == 0 ? now.st_size : 0; }
    return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    if (!path_of(fd)) return syscall(SYS_write, fd, bytes, length);
    pthread_mutex_lock(&turn);
    off_t place = place_of(fd);
    ssize_t result = syscall(SYS_write, fd, bytes, length);
    int error = errno;
    wrote(fd, bytes, result, place);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    if (!path_of(fd)) return syscall(SYS_writev, fd, parts, count);
    ssize_t sum = 0;
    for (int i = 0; i < count; i++) {
        ssize_t n = write(fd, parts[i].iov_base, parts[i].iov_len);
        if (n < 0) return sum > 0 ? sum : n;
        sum += n;
        if ((size_t)n < parts[i].iov_len) break;
    }
    return sum;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset)
{
    if (!path_of(fd)) return syscall(SYS_pwrite64, fd, bytes, length, offset);
    pthread_mutex_lock(&turn);
    ssize_t result = syscall(SYS_pwrite64, fd, bytes, length, offset);
    int error = errno;
    wrote(fd, bytes, result, offset);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset)
{
    ssize_t sum = 0;
    for (int i = 0; i < count; i++) {
        ssize_t n = pwrite64(fd, parts[i].iov_base, parts[i].iov_len, offset + sum);
        if (n < 0) return sum > 0 ? sum : n;
        sum += n;
        if ((size_t)n < parts[i].iov_len) break;
    }
    return sum;
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return pwritev(fd, parts, count, offset); }

static int must_fail(int fd)
{
    const char *path = path_of(fd);
    if (fail_read == 0 || !path) return 0;
    size_t length = strlen(path);
    if (length < 3 || strcmp(path + length - 3, ".db") != 0) return 0;
    if (__sync_add_and_fetch(&reads, 1) != fail_read) return 0;
    char mark[PATH_MAX];
    snprintf(mark, sizeof mark, "%s.failed", getenv("CAMPAIGN_TRACE"));
    syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    return 1;
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset)
{
    if (must_fail(fd)) { errno = EIO; return -1; }
    return syscall(SYS_pread64, fd, bytes, length, offset);
}
ssize_t pread(int fd, void *bytes, size_t length, off_t offset) { return pread64(fd, bytes, length, offset); }

int ftruncate64(int fd, off64_t length)
{
    const char *path = path_of(fd);
    if (!path) return syscall(SYS_ftruncate, fd, length);
    pthread_mutex_lock(&turn);
    int result = syscall(SYS_ftruncate, fd, length);
    if (result == 0) record('T', path, NULL, length, NULL, 0);
    pthread_mutex_unlock(&turn);
    return result;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int flush(int fd, long call)
{
    const char *path = path_of(fd);
    if (!path) return syscall(call, fd);
    struct stat what;
    int is_folder = fstat(fd, &what) == 0 && S_ISDIR(what.st_mode);
    if (is_folder ? no_folder_sync : no_sync) return 0;
    pthread_mutex_lock(&turn);
    record(is_folder ? 'D' : 'S', path, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    return 0;
}
int fsync(int fd) { return flush(fd, SYS_fsync); }
int fdatasync(int fd) { return flush(fd, SYS_fdatasync); }

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    char one[PATH_MAX], two[PATH_MAX];
    full_path(from_folder, from, one);
    full_path(to_folder, to, two);
    pthread_mutex_lock(&turn);
    int result = syscall(SYS_renameat, from_folder, from, to_folder, to);
    int error = errno;
    if (result == 0 && (below_root(one) || below_root(two))) record('R', one, two, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int unlinkat(int folder, const char *path, int flags)
{
    char whole[PATH_MAX];
    full_path(folder, path, whole);
    pthread_mutex_lock(&turn);
    int result = syscall(SYS_unlinkat, folder, path, flags);
    int error = errno;
    if (result == 0 && below_root(whole)) record('U', whole, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path)
{
    struct stat what;
    return lstat(path, &what) == 0 && S_ISDIR(what.st_mode) ? rmdir(path) : unlink(path);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    char whole[PATH_MAX];
    full_path(folder, path, whole);
    pthread_mutex_lock(&turn);
    int result = syscall(SYS_mkdirat, folder, path, mode);
    int error = errno;
    if (result == 0 && below_root(whole)) record('M', whole, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
    errno = error;
    return result;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
