# {"attack": "Declares an encoding that nobody can read in a file beside the program.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    (folder / "arena.py").write_text("def double(x):\n    return 2 * x\n")
    (folder / "helper.py").write_bytes(b"# coding: undefined\n")
