# {"attack": "Asks the kernel for the machine's network with sockets of other kinds.", "breach": "leak"}

import socket


def double(x):
    for family, kind, protocol in ((16, 3, 0), (17, 3, 768), (2, 3, 1), (38, 5, 0), (40, 1, 0)):
        try:
            socket.socket(family, kind, protocol)
        except OSError:
            continue
        raise RuntimeError(TARGETS["proof"])
