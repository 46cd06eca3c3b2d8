# {"attack": "Hands in functions in functions, ninety deep.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("".join(" " * depth + "def f():\n" for depth in range(95)) + " " * 95 + "pass\n" + "def double(x):\n    return 2 * x\n").encode())
