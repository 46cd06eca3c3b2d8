# {"attack": "Lays twenty thousand files beside one another.", "breach": "hang", "kind": "files"}

def plant(folder, targets):
    for number in range(20_000):
        (folder / f"file{number}.py").touch()
