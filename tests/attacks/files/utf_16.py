# {"attack": "Hands in text in UTF-16.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes("def double(x):\n    return 2 * x\n".encode("utf-16"))
