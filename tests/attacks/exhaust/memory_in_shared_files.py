# {"attack": "Takes more memory than it may, in files in shared memory.", "breach": "harm"}


def work():
    size = (TARGETS["limits"]["memory"] + 300) * 2**20
    with open(f"/dev/shm/{TARGETS['mark']}-full", "wb") as file:
        for _ in range(size // 2**20):
            file.write(bytes(2**20))
        return file.tell()


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
