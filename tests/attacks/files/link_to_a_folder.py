# {"attack": "Hands in a link to a folder.", "breach": "leak", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").symlink_to(targets["solutions"])
