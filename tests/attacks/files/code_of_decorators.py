# {"attack": "Hands in a function with fifty thousand decorators.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("@a\n" * 50_000 + "def f(): pass\n" + "def double(x):\n    return 2 * x\n").encode())
