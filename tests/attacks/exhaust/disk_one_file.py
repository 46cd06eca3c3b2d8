# {"attack": "Writes a file larger than it may have.", "breach": "harm", "quick": true}


def work():
    with open("large", "wb") as file:
        for _ in range(TARGETS["limits"]["files"] + 100):
            file.write(bytes(2**20))
        return file.tell()


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
