# {"attack": "Sends a datagram to a socket that has a name and no file.", "breach": "leak"}

import socket


def double(x):
    socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"hello", TARGETS["datagram"])
