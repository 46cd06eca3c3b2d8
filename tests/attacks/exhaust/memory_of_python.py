# {"attack": "Takes more memory than it may, in Python.", "breach": "harm", "quick": true}


def work():
    size = (TARGETS["limits"]["memory"] + 300) * 2**20
    data = bytearray(size)
    return len(data)


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
