# {"attack": "Lays files beside the program that have the names of libraries, for the kit to import.", "breach": "harm", "kind": "files", "quick": true}

def plant(folder, targets):
    code = f"open({targets['outside'] + '/ran'!r}, 'w').close()\nraise SystemExit(3)\n"
    (folder / "arena.py").write_text('def double(x):\n    return x\n')
    for name in ('torch.py', 'json.py', 'numpy/__init__.py', 'math.py', 'random.py', 'socket.py', 'typing.py', 'dataclasses.py', 'safetensors.py'):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code)
