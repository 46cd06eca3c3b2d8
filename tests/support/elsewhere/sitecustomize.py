"""A Python that looks as on another system to the kit: no Linux, no fork, none of POSIX's modules and timers.

Python loads this by itself where its folder is on PYTHONPATH. What the standard library and PyTorch need stays.
"""

import builtins
import os
import platform
import signal
import sys
import sysconfig

MODULES = ("fcntl", "pwd", "grp", "termios", "tty")
OF_OS = (
    *("fork", "forkpty", "setsid", "killpg", "setuid", "setgid", "getpgid", "nice", "mkfifo", "waitid", "pidfd_open"),
    *("memfd_create", "sched_setaffinity", "sched_getaffinity", "posix_spawn", "eventfd", "setns", "unshare"),
)
OF_SIGNAL = (
    *("SIGALRM", "SIGHUP", "SIGPROF", "SIGVTALRM", "SIGXCPU", "SIGUSR1", "setitimer", "alarm", "pthread_sigmask"),
    *("ITIMER_REAL", "ITIMER_PROF", "ITIMER_VIRTUAL"),
)

sysconfig.get_config_vars()  # while it still knows where it is
platform.uname()
imported = builtins.__import__


def without(name, globals=None, locals=None, fromlist=(), level=0):
    if name in MODULES and str((globals or {}).get("__name__")).startswith("autograder"):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return imported(name, globals, locals, fromlist, level)


builtins.__import__ = without
for module, names in ((os, OF_OS), (signal, OF_SIGNAL)):
    for one in names:
        if hasattr(module, one):
            delattr(module, one)
sys.platform = os.environ.get("ELSEWHERE", "elsewhere")
