# {"attack": "Hands in millions of statements.", "breach": "hang", "kind": "files", "quick": true}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("a=1\n" * 4_800_000 + "def double(x):\n    return 2 * x\n").encode())
