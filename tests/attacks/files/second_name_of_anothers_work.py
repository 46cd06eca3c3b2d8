# {"attack": "Hands in a second name (a hard link) of another student's file.", "breach": "forge", "kind": "files", "open": "a hard link is the file itself; Linux refuses such links to whoever may not write the file"}

import os


def plant(folder, targets):
    os.link(f"{targets['submitted']}/ada/arena/arena.py", folder / "arena.py")
