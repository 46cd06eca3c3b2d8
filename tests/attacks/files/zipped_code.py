# {"attack": "Hands in an archive under the name of a program.", "breach": "harm", "kind": "files"}

import io
import zipfile


def archive():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("../../outside.py", "x = 1")
        file.writestr("arena.py", "def double(x):\n    return 2 * x\n")
    return data.getvalue()


def plant(folder, targets):
    (folder / "arena.py").write_bytes(archive())
