# {"attack": "Hands in a line of nineteen megabytes.", "breach": "harm", "kind": "files", "fair": 2, "quick": true}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("# " + "x" * 19_000_000 + "\n" + "def double(x):\n    return 2 * x\n").encode())
