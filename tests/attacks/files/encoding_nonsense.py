# {"attack": "Declares the encoding 'xxxxxxxxxxxxxxxxxxxx'.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(b"# coding: xxxxxxxxxxxxxxxxxxxx\n" + b"a" * 300_000 + b"-z9\n" + "def double(x):\n    return 2 * x\n".encode())
