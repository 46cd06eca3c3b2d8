# {"attack": "Hands in a device that gives zeros without end.", "breach": "hang", "kind": "files"}

import os
import stat


def plant(folder, targets):
    try:
        os.mknod(folder / "arena.py", stat.S_IFCHR | 0o644, os.makedev(1, 5))
    except OSError:
        (folder / "arena.py").write_text("")
