# {"attack": "Hands in a link to a device that waits for somebody to type.", "breach": "hang", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").symlink_to("/dev/tty")
