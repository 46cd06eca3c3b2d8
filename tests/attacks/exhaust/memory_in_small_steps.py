# {"attack": "Takes memory in small steps from many threads.", "breach": "harm"}

import threading


def work():
    kept = []

    def take():
        for _ in range(60):
            kept.append(bytearray(2**20))

    threads = [threading.Thread(target=take) for _ in range(14)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(kept) if len(kept) > TARGETS["limits"]["memory"] + 100 else 0


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
