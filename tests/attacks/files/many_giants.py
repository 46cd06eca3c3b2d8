# {"attack": "Lays a thousand files of twenty megabytes beside one another, which take no place on the disk.", "breach": "hang", "kind": "files", "quick": true}

def plant(folder, targets):
    for number in range(1_000):
        with (folder / f"part{number}.py").open("wb") as file:
            file.truncate(20 * 2**20)
