/*
 * Loaded before the C library (LD_PRELOAD) into a process whose disk is to turn hostile: below CAMPAIGN_ROOT, calls end
 * with an error for as long as the file CAMPAIGN_SWITCH says so. That file is shared memory of the layout below, which
 * the process itself writes: an error number (0: none), the kinds of calls that fail, how many of them pass before the
 * first one fails, and how many have failed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { writing = 1, creating = 2, opening = 4, renaming = 8, reading = 16, flushing = 32, most_files = 4096 };

struct disk_switch {
    int32_t error, kinds;
    int64_t pass, failed;
};

static struct disk_switch *disk;
static char root[PATH_MAX];
static char inside[most_files];

__attribute__((constructor)) static void start(void)
{
    const char *folder = getenv("CAMPAIGN_ROOT"), *path = getenv("CAMPAIGN_SWITCH");
    if (!folder || !path) return;
    snprintf(root, sizeof root, "%s", folder);
    int fd = syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0);
    void *shared = mmap(NULL, sizeof *disk, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd >= 0) syscall(SYS_close, fd);
    if (shared != MAP_FAILED) disk = shared;
}

static int refused(int kind)
{
    if (!disk || disk->error == 0 || !(disk->kinds & kind)) return 0;
    if (__sync_fetch_and_sub(&disk->pass, 1) > 0) return 0;
    __sync_fetch_and_add(&disk->failed, 1);
    errno = disk->error;
    return 1;
}

/* Paths are absolute in the engine; what is not is not below the root. */
static int below_root(const char *path)
{
    size_t length = strlen(root);
    return length > 0 && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_inside(int fd) { return fd >= 0 && fd < most_files && inside[fd]; }

static int open_there(int folder, const char *path, int flags, mode_t mode)
{
    int there = below_root(path);
    if (there) {
        struct stat before;
        int creates = (flags & O_CREAT) && stat(path, &before) != 0;
        int kind = creates ? creating : (flags & O_ACCMODE) == O_RDONLY ? reading : opening;
        if (refused(kind)) return -1;
    }
    int fd = syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < most_files) inside[fd] = there;
    return fd;
}

static mode_t mode_of(int flags, va_list list) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; }
#define OPENING(folder, path, flags) \
    va_list list; va_start(list, flags); mode_t mode = mode_of(flags, list); va_end(list); \
    return open_there(folder, path, flags, mode)
int open(const char *path, int flags, ...) { OPENING(AT_FDCWD, path, flags); }
int open64(const char *path, int flags, ...) { OPENING(AT_FDCWD, path, flags); }
int openat(int folder, const char *path, int flags, ...) { OPENING(folder, path, flags); }
int openat64(int folder, const char *path, int flags, ...) { OPENING(folder, path, flags); }

#define GUARDED(fd, kind, call) return is_inside(fd) && refused(kind) ? -1 : (call)
ssize_t write(int fd, const void *bytes, size_t length) { GUARDED(fd, writing, syscall(SYS_write, fd, bytes, length)); }
ssize_t writev(int fd, const struct iovec *parts, int count) { GUARDED(fd, writing, syscall(SYS_writev, fd, parts, count)); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { GUARDED(fd, writing, syscall(SYS_pwrite64, fd, bytes, length, at)); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at)
{
    GUARDED(fd, writing, syscall(SYS_pwritev, fd, parts, count, (long)at, 0L));
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return pwritev64(fd, parts, count, at); }
ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) { GUARDED(fd, reading, syscall(SYS_pread64, fd, bytes, length, at)); }
ssize_t pread(int fd, void *bytes, size_t length, off_t at) { return pread64(fd, bytes, length, at); }
ssize_t read(int fd, void *bytes, size_t length) { GUARDED(fd, reading, syscall(SYS_read, fd, bytes, length)); }
int fsync(int fd) { GUARDED(fd, writing | flushing, syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { GUARDED(fd, writing | flushing, syscall(SYS_fdatasync, fd)); }

/* Making a file shorter gives room back: a full disk lets it through. */
int ftruncate64(int fd, off64_t length)
{
    struct stat now;
    int grows = fstat(fd, &now) != 0 || length > now.st_size;
    GUARDED(fd, grows ? writing : opening, syscall(SYS_ftruncate, fd, length));
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

#define CHANGING(path, kind, call) return below_root(path) && refused(kind) ? -1 : (call)
int renameat(int from_folder, const char *from, int to_folder, const char *to) { CHANGING(to, renaming, syscall(SYS_renameat, from_folder, from, to_folder, to)); }
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }
int unlinkat(int folder, const char *path, int flags) { CHANGING(path, renaming, syscall(SYS_unlinkat, folder, path, flags)); }
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int mkdirat(int folder, const char *path, mode_t mode) { CHANGING(path, creating, syscall(SYS_mkdirat, folder, path, mode)); }
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
