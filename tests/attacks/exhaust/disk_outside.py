# {"attack": "Writes a large file outside its folder.", "breach": "harm"}


def work():
    with open(f"{TARGETS['outside']}/large", "wb") as file:
        for _ in range(150):
            file.write(bytes(2**20))
        return file.tell()


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
