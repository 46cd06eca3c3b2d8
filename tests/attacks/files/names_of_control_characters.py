# {"attack": "Hands in files with line breaks and escapes in their names.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    for name in ("arena\n.py", "\x1b[31marena.py", "a\u202eyp.py", "=1+1.py", "<b>.py", "\udcff\udcfe.py"):
        (folder / name).write_text("def double(x):\n    return 2 * x\n")
