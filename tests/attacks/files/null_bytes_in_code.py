# {"attack": "Hands in code with null bytes in it.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(b"x = 1\0\n" + "def double(x):\n    return 2 * x\n".encode())
