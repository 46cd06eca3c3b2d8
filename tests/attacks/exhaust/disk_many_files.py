# {"attack": "Writes many files that are larger together than it may have.", "breach": "harm", "open": "without namespaces only single files have a limit", "open_levels": [2, 1]}


def work():
    for number in range(TARGETS["limits"]["files"] + 100):
        with open(f"f{number}", "wb") as file:
            file.write(bytes(2**20))
    return number


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
