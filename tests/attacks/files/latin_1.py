# {"attack": "Hands in text in Latin-1 that says nothing of it.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes("# größer\n".encode("latin-1") + "def double(x):\n    return 2 * x\n".encode())
