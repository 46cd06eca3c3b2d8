# {"attack": "Hands in three megabytes of umlauts.", "breach": "harm", "kind": "files", "fair": 2, "quick": true}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("# " + "ä" * 1_500_000 + "\n" + "def double(x):\n    return 2 * x\n").encode())
