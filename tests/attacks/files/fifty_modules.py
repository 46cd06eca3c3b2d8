# {"attack": "Lays fifty modules of twenty megabytes beside the program.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    (folder / "arena.py").write_text("def double(x):\n    return 2 * x\n")
    for number in range(50):
        (folder / f"module{number}.py").write_bytes(b"#" * (20 * 2**20) if number < 3 else b"# x\n")
