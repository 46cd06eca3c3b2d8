# {"attack": "Lays files beside the program that have the names of the kit's own.", "breach": "harm", "kind": "files", "quick": true}

def plant(folder, targets):
    code = f"open({targets['outside'] + '/ran'!r}, 'w').close()\nraise SystemExit(3)\n"
    (folder / "arena.py").write_text('def double(x):\n    return x\n')
    for name in ('autograder.py', 'autograder/__init__.py', 'checks.py', 'key.py', 'lesson.py', 'server.py'):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code)
