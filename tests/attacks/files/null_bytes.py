# {"attack": "Hands in a file full of null bytes.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(bytes(10**6))
