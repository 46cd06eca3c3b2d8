# {"attack": "Sends a datagram.", "breach": "leak", "quick": true}

import socket


def double(x):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"hello", ("127.0.0.1", TARGETS["ports"]["udp"]))
