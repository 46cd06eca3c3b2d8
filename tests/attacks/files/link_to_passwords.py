# {"attack": "Hands in a link to the system's list of users.", "breach": "leak", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").symlink_to("/etc/passwd")
