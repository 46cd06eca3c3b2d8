# {"attack": "Imports files of the names of libraries that lie beside it.", "breach": "harm", "kind": "files", "fair": 2}

def plant(folder, targets):
    code = f"open({targets['outside'] + '/ran'!r}, 'w').close()\nraise SystemExit(3)\n"
    (folder / "arena.py").write_text('import torch\nimport numpy\nimport autograder\n\n\ndef double(x):\n    return 2 * x\n')
    for name in ('torch.py', 'numpy.py', 'autograder.py'):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code)
