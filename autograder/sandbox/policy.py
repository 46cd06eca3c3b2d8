"""The policy of system calls that a student's process may make. Names only: libseccomp knows the numbers.

A call that is not named here fails with ENOSYS, "no such call": the C library then takes an older one that is named.
Those in `REFUSED` fail with EPERM, so that a program gets the plain error that its author knows.
"""

import errno
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SELF = 0x5EC0DE01  # stands for the process's own number until the filter is put to use; see `seccomp.for_process`


@dataclass(frozen=True)
class When:
    """A condition on one argument: its bits under `mask` are `value`, or with `same=False`, it is not `value`."""

    argument: int
    value: int
    mask: int = 0xFFFFFFFF_FFFFFFFF
    same: bool = True


CLONE_THREAD, CLONE_VFORK = 0x10000, 0x4000
_CLONE_NAMESPACES = 0x7E020080  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, NEWTIME
_GET_CAPABILITY, _SET_NAME, _GET_NAME, _SET_VMA = 23, 15, 16, 0x53564D41  # prctl
_F_DUPFD, _F_GETFD, _F_SETFD, _F_GETFL, _F_SETFL, _F_DUPFD_CLOEXEC = 0, 1, 2, 3, 4, 1030
_TCGETS, _TIOCGWINSZ, _FIONREAD, _FIONBIO, _FIONCLEX, _FIOCLEX = 0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451

_FILES_THAT_ARE_OPEN = """read readv pread64 preadv preadv2 write writev pwrite64 pwritev pwritev2 lseek _llseek close
close_range fstat fstat64 fstatfs ftruncate fallocate fsync fdatasync fadvise64 getdents getdents64 dup dup2 dup3 pipe
pipe2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd eventfd2 sendfile
copy_file_range umask readahead"""
_MEMORY = "brk mmap munmap mremap mprotect madvise msync mincore membarrier get_mempolicy"
_TIME = """clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getitimer setitimer alarm pause
timerfd_create timerfd_settime timerfd_gettime"""
_THREADS = """futex futex_waitv set_robust_list get_robust_list set_tid_address rseq sched_yield sched_getaffinity
sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu arch_prctl exit exit_group
restart_syscall"""
_SIGNALS = "rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack"
_WHO_AM_I = """getpid gettid getppid getpgid getpgrp getsid getuid geteuid getgid getegid getresuid getresgid getgroups
getrusage getrlimit getpriority capget uname sysinfo getrandom wait4 waitid"""

ALLOWED = tuple(" ".join((_FILES_THAT_ARE_OPEN, _MEMORY, _TIME, _THREADS, _SIGNALS, _WHO_AM_I)).split())

# Allowed, since something else decides which paths can be reached: Landlock, or a root of the process's own.
_PATHS = """open openat creat access faccessat faccessat2 stat lstat stat64 lstat64 newfstatat fstatat64 statx statfs
readlink readlinkat getcwd chdir fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 truncate"""
PATHS = tuple(_PATHS.split())

CONDITIONAL: dict[str, tuple[When, ...]] = {
    # Any one of a call's conditions is enough.
    "clone": (When(0, CLONE_THREAD, CLONE_THREAD | CLONE_VFORK | _CLONE_NAMESPACES),),
    "kill": (When(0, SELF),),
    "tgkill": (When(0, SELF),),
    "sched_setaffinity": (When(0, 0),),
    "prlimit64": (When(2, 0),),  # asking for limits, not setting them
    "prctl": tuple(When(0, option) for option in (_SET_NAME, _GET_NAME, _SET_VMA, _GET_CAPABILITY)),
    "fcntl": tuple(
        When(1, command) for command in (_F_DUPFD, _F_GETFD, _F_SETFD, _F_GETFL, _F_SETFL, _F_DUPFD_CLOEXEC)
    ),
    "ioctl": tuple(When(1, r) for r in (_TCGETS, _TIOCGWINSZ, _FIONREAD, _FIONBIO, _FIONCLEX, _FIOCLEX)),
}

# Of the conditional calls, those that a program might really make get EPERM; what is left over gets ENOSYS.
CONDITIONALLY_REFUSED: dict[str, tuple[When, ...]] = {
    "clone": (When(0, 0, CLONE_THREAD),),
    "kill": (When(0, SELF, same=False),),
    "tgkill": (When(0, SELF, same=False),),
    "sched_setaffinity": (When(0, 0, same=False),),
    "prlimit64": (When(2, 0, same=False),),
    "fcntl": tuple(When(1, command) for command in (*range(5, 12), *range(36, 39), *range(1024, 1030), 1031)),
}

# What starting programs needs besides, for processes that have namespaces: what they signal is then theirs.
PROGRAMS = ("fork", "vfork", "execve", "setpgid", "setsid", "kill", "tgkill", "tkill")
_FORK = (When(0, 0, _CLONE_NAMESPACES),)

_REFUSED = """fork vfork execve execveat ptrace process_vm_readv process_vm_writev process_madvise process_mrelease kcmp
socket socketpair socketcall connect bind listen accept accept4 sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg
tkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_open pidfd_send_signal pidfd_getfd
chmod fchmod fchmodat chown lchown fchown fchownat utime utimes utimensat futimesat
link linkat symlink symlinkat mknod mknodat
setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr flock
memfd_create memfd_secret userfaultfd bpf perf_event_open io_uring_setup io_uring_enter io_uring_register
keyctl add_key request_key shmget shmat shmctl semget semop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink
mount umount2 pivot_root chroot unshare setns sethostname setdomainname swapon swapoff reboot
open_by_handle_at name_to_handle_at fanotify_init fanotify_mark inotify_init inotify_init1 inotify_add_watch
init_module finit_module delete_module kexec_load kexec_file_load quotactl acct syslog iopl ioperm personality
setuid setgid setreuid setregid setresuid setresgid setfsuid setfsgid setgroups capset setrlimit setpriority
ioprio_set sched_setscheduler sched_setparam sched_setattr setpgid setsid settimeofday clock_settime adjtimex
clock_adjtime mlock mlock2 mlockall mbind set_mempolicy migrate_pages move_pages sync syncfs splice tee vmsplice
nice seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self"""
REFUSED = tuple(_REFUSED.split())

# Refused with an answer of their own, for programs that ask and then go on without. `clone3` and `openat2` have their
# arguments in memory, where no filter can look; not named, they get ENOSYS, and `clone` and `openat` are taken instead.
ANSWERS = dict.fromkeys(("getxattr", "lgetxattr", "fgetxattr", "listxattr", "llistxattr", "flistxattr"), errno.ENOTSUP)


def conditions(known: Mapping[str, tuple[When, ...]], programs: bool) -> Iterator[tuple[str, tuple[When, ...]]]:
    """The conditional calls of a table, with those that change where programs may be started.

    Args:
        known: `CONDITIONAL` or `CONDITIONALLY_REFUSED`.
        programs: whether they may.
    """
    for name, found in known.items():
        if programs and name == "clone":
            if known is CONDITIONAL:
                yield name, _FORK
        elif not programs or name not in PROGRAMS:
            yield name, found
