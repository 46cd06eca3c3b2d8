# {"attack": "Sends over a socket in the file system.", "breach": "leak"}

import socket


def double(x):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(TARGETS["unix"])
    connection.sendall(b"hello")
