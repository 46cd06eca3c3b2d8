# {"attack": "Sends over a TCP connection of IPv6.", "breach": "leak"}

import socket


def double(x):
    with socket.create_connection(("::1", TARGETS["ports"]["tcp6"]), timeout=1) as connection:
        connection.sendall(b"hello")
