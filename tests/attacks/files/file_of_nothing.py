# {"attack": "Hands in empty files and ones with only a mark of their encoding.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(b"\xef\xbb\xbf")
    (folder / "arena.ipynb").write_bytes(b"")
