# {"attack": "Makes thousands of files.", "breach": "harm", "quick": true}


def work():
    for number in range(5_000):
        open(f"f{number}", "w").close()
    return number


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
