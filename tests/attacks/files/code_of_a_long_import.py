# {"attack": "Imports a module in a module in a module, two hundred thousand deep.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(("import a" + ".b" * 200_000 + "\n" + "def double(x):\n    return 2 * x\n").encode())
