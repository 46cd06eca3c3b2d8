# {"attack": "Hands in folders with the names of the files.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").mkdir()
    (folder / "arena.ipynb").mkdir()
    (folder / "arena.ipynb" / "arena.ipynb").mkdir()
