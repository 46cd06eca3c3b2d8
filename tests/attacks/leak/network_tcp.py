# {"attack": "Sends over a TCP connection.", "breach": "leak", "quick": true}

import socket


def double(x):
    with socket.create_connection(("127.0.0.1", TARGETS["ports"]["tcp"]), timeout=1) as connection:
        connection.sendall(b"hello")
