# {"attack": "Hands in random bytes.", "breach": "harm", "kind": "files"}

import os


def plant(folder, targets):
    (folder / "arena.py").write_bytes(os.urandom(10**6))
