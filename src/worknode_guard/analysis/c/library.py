"""Functions of the C standard library and POSIX.1-2017 by what their results are.

From ISO/IEC 9899:2018, 7, and The Open Group Base Specifications, Issue 7.
"""

from typing import Final

ALLOCATORS: Final = frozenset(
    ["malloc", "calloc", "realloc", "reallocarray", "free", "strdup", "strndup", "alloca",
     "aligned_alloc", "posix_memalign", "memalign", "valloc", "asprintf", "vasprintf", "wcsdup",
     "getline", "getdelim", "open_memstream", "cfree"]
)  # fmt: skip
"""What allocates or frees."""

STATUS: Final = frozenset(
    [
        # memory
        "malloc", "calloc", "realloc", "reallocarray", "strdup", "strndup", "aligned_alloc",
        "posix_memalign", "mmap", "munmap", "mprotect", "mlock", "munlock", "brk", "sbrk",
        # streams
        "fopen", "freopen", "fdopen", "fclose", "fflush", "fread", "fwrite", "fgets", "fgetc",
        "getc", "getchar", "gets", "fputs", "puts", "fputc", "putc", "putchar", "ungetc", "fseek",
        "fseeko", "ftell", "ftello", "fgetpos", "fsetpos", "setvbuf", "scanf", "fscanf", "sscanf",
        "vscanf", "vfscanf", "vsscanf", "remove", "rename", "tmpfile", "tmpnam", "popen", "pclose",
        "getline", "getdelim", "feof", "ferror", "fileno",
        # files and processes
        "open", "openat", "creat", "close", "read", "write", "pread", "pwrite", "readv", "writev",
        "lseek", "dup", "dup2", "pipe", "fcntl", "ioctl", "fsync", "fdatasync", "ftruncate",
        "truncate", "stat", "fstat", "lstat", "chmod", "fchmod", "chown", "fchown", "lchown",
        "mkdir", "rmdir", "link", "symlink", "unlink", "unlinkat", "readlink", "access", "chdir",
        "fchdir", "getcwd", "opendir", "readdir", "closedir", "mkstemp", "mkdtemp", "mkfifo",
        "fork", "execl", "execle", "execlp", "execv", "execve", "execvp", "wait", "waitpid",
        "kill", "raise", "system", "nice", "setuid", "setgid", "seteuid", "setegid", "setsid",
        "setrlimit", "getrlimit", "isatty", "tcgetattr", "tcsetattr", "atexit", "setenv",
        "unsetenv", "putenv", "getenv",
        # signals, time, waiting
        "signal", "sigaction", "sigprocmask", "sigemptyset", "sigaddset", "select", "poll",
        "epoll_create", "epoll_ctl", "epoll_wait", "kqueue", "kevent", "time", "mktime", "gmtime",
        "localtime", "strftime", "clock_gettime", "gettimeofday", "nanosleep", "usleep",
        # sockets
        "socket", "bind", "listen", "accept", "connect", "send", "sendto", "sendmsg", "recv",
        "recvfrom", "recvmsg", "shutdown", "setsockopt", "getsockopt", "getaddrinfo",
        "getnameinfo", "gethostname", "inet_pton", "inet_ntop", "socketpair",
        # threads
        "pthread_create", "pthread_join", "pthread_detach", "pthread_cancel", "pthread_mutex_init",
        "pthread_mutex_lock", "pthread_mutex_trylock", "pthread_mutex_unlock",
        "pthread_mutex_destroy", "pthread_cond_init", "pthread_cond_wait", "pthread_cond_signal",
        "pthread_cond_broadcast", "pthread_attr_init", "sem_init", "sem_wait", "sem_post",
        # values that are the only reason to call
        "strlen", "strcmp", "strncmp", "strchr", "strrchr", "strstr", "strtol", "strtoul",
        "strtoll", "strtoull", "strtod", "strtok", "atoi", "atol", "atof", "memcmp", "memchr",
        "abs", "labs", "rand", "random", "isdigit", "isalpha", "isspace", "toupper", "tolower",
        "bsearch", "setlocale", "dlopen", "dlsym", "dlclose",
    ]
)  # fmt: skip
"""Whose results tell something, so that dropping them is a decision."""

NO_NEWS: Final = frozenset(
    [
        # give nothing
        "free", "abort", "exit", "_exit", "_Exit", "quick_exit", "qsort", "srand", "srandom",
        "perror", "rewind", "clearerr", "setbuf", "va_start", "va_end", "va_copy", "longjmp",
        "siglongjmp", "bzero", "pthread_exit", "syslog", "openlog", "closelog", "free_addrinfo",
        "freeaddrinfo", "err", "errx", "warn", "warnx", "FD_ZERO", "FD_SET", "FD_CLR", "tzset",
        "assert", "static_assert", "explicit_bzero", "rewinddir", "seekdir", "lockf",
        # give back what they were given
        "memcpy", "memmove", "memset", "memccpy", "strcpy", "strncpy", "strcat", "strncat",
        "stpcpy", "wmemcpy", "wcscpy", "wcscat",
        # the printf family, which rule 7 exempts
        "printf", "fprintf", "dprintf", "sprintf", "snprintf", "vprintf", "vfprintf", "vdprintf",
        "vsprintf", "vsnprintf", "asprintf", "vasprintf", "wprintf", "fwprintf", "swprintf",
    ]
)  # fmt: skip
"""Whose results nobody has to look at."""
