# {"attack": "Listens, so that somebody may come and ask.", "breach": "leak"}

import socket


def double(x):
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    raise RuntimeError(TARGETS["proof"])
