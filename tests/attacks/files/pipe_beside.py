# {"attack": "Lays a pipe beside the program.", "breach": "hang", "kind": "files"}

import os


def plant(folder, targets):
    (folder / "arena.py").write_text("import helper\n")
    os.mkfifo(folder / "helper.py")
