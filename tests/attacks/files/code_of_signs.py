# {"attack": "Hands in an expression of a hundred thousand signs.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("x = " + "-" * 100_000 + "1\n" + "def double(x):\n    return 2 * x\n").encode())
