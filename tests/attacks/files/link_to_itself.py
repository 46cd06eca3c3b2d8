# {"attack": "Hands in a link to itself.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").symlink_to("arena.py")
