# {"attack": "Hands in a link to a device that never ends.", "breach": "hang", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").symlink_to("/dev/zero")
