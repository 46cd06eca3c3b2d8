# {"attack": "Declares the encoding '../../x'.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_bytes(b"# coding: ../../x\n" + b"a" * 300_000 + b"-z9\n" + "def double(x):\n    return 2 * x\n".encode())
