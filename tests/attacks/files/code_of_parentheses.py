# {"attack": "Hands in an expression in a hundred thousand parentheses.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("x = " + "(" * 100_000 + ")" * 100_000 + "\n" + "def double(x):\n    return 2 * x\n").encode())
