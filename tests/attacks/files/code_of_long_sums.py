# {"attack": "Hands in a sum of a hundred thousand numbers.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("x = " + "+".join(["1"] * 100_000) + "\n" + "def double(x):\n    return 2 * x\n").encode())
