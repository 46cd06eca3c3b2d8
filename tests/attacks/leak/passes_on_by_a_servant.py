# {"attack": "Leaves a process behind that tells the next student over a socket.", "breach": "leak", "turns": 2}

import os
import socket


def double(x):
    if TARGETS["turn"] == 1:
        if os.fork() == 0:
            os.setsid()
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(TARGETS["abstract"] + "-servant")
            listener.listen()
            listener.settimeout(20)
            connection, _ = listener.accept()
            connection.sendall(TARGETS["message"].encode())
            os._exit(0)
    else:
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(TARGETS["abstract"] + "-servant")
        raise ValueError(connection.recv(100).decode())
