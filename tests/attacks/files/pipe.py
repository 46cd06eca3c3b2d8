# {"attack": "Hands in a pipe to which nobody writes.", "breach": "hang", "kind": "files", "quick": true}

import os


def plant(folder, targets):
    os.mkfifo(folder / "arena.py")
