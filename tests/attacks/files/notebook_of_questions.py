# {"attack": "Hands in lines that ask for help in every way.", "breach": "harm", "kind": "files", "fair": 2}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((notebook("?\n??x\nx?\n%\n%%\n!\n!!\n,f x\n;f x\n/f x\n", "%%", "%%\n", "%%bash\nrm -rf /", "x = !ls\ny = %pwd\n", "def double(x):\n    return 2 * x\n")).encode("utf-8", "surrogatepass"))
