# {"attack": "Sends while connecting, so that no connect is needed.", "breach": "leak"}

import socket


def double(x):
    connection = socket.socket()
    connection.sendto(b"hello", socket.MSG_FASTOPEN, ("127.0.0.1", TARGETS["ports"]["tcp"]))
