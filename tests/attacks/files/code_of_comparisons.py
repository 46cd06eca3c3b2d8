# {"attack": "Hands in a comparison of two hundred thousand numbers.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("x = " + "<".join(["1"] * 200_000) + "\n" + "def double(x):\n    return 2 * x\n").encode())
