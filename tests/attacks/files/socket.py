# {"attack": "Hands in a socket.", "breach": "harm", "kind": "files"}

import socket


def plant(folder, targets):
    import os

    here = os.getcwd()
    os.chdir(folder)
    socket.socket(socket.AF_UNIX).bind("arena.py")
    os.chdir(here)
