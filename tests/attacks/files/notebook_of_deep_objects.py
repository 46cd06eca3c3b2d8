# {"attack": "Hands in a notebook of objects in objects.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes(b'{"cells":' * 10**5)
