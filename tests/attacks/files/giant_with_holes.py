# {"attack": "Hands in a file of a terabyte that takes no place on the disk.", "breach": "harm", "kind": "files", "quick": true}

def plant(folder, targets):
    with (folder / "arena.py").open("wb") as file:
        file.truncate(2**40)
