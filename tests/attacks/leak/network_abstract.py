# {"attack": "Sends over a socket that has a name and no file.", "breach": "leak", "quick": true}

import socket


def double(x):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(TARGETS["abstract"])
    connection.sendall(b"hello")
