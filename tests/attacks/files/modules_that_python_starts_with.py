# {"attack": "Lays files beside the program that Python runs when it starts.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    code = f"open({targets['outside'] + '/ran'!r}, 'w').close()\nraise SystemExit(3)\n"
    (folder / "arena.py").write_text('def double(x):\n    return x\n')
    for name in ('sitecustomize.py', 'usercustomize.py', 'conftest.py', '__init__.py', '__main__.py', 'site.py', 'encodings.py'):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code)
