# {"attack": "Hands in files whose names differ in case and in spaces only.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    for name in ("ARENA.PY", "Arena.py", "arena .py", " arena.py", "arena.py ", "arena.PY", ".arena.py", "arena.py.py"):
        (folder / name).write_text("def double(x):\n    return x\n")
