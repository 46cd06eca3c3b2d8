# {"attack": "Hands in a notebook with numbers that JSON does not have.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes(b'{"cells":[NaN, Infinity, -Infinity], "nbformat": 1e999}')
