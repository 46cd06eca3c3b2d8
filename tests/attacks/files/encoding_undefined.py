# {"attack": "Declares the encoding 'undefined'.", "breach": "harm", "kind": "files", "quick": true}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(b"# coding: undefined\n" + b"a" * 300_000 + b"-z9\n" + "def double(x):\n    return 2 * x\n".encode())
