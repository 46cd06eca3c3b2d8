# {"attack": "Lays links to the solution and to a device beside a wrong program, under the names of modules.", "breach": "leak", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.py").write_text("import helper\nimport other\n\n\ndef double(x):\n    raise ValueError(helper.secret)\n")
    (folder / "helper.py").symlink_to(targets["key"])
    (folder / "other.py").symlink_to("/dev/zero")
