# {"attack": "Declares the encoding 'unicode_escape'.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(b"# coding: unicode_escape\n" + b"a" * 300_000 + b"-z9\n" + "def double(x):\n    return 2 * x\n".encode())
