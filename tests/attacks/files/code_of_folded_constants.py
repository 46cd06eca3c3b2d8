# {"attack": "Hands in constants that grow when they are compiled.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("x = ((1,) * 200,) * 200\n" * 2_000 + "y = 2 ** 60000 ** 2\n" + "def double(x):\n    return 2 * x\n").encode())
