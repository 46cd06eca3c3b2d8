# {"attack": "Hands in a notebook with ten thousand cells.", "breach": "harm", "kind": "files", "fair": 2}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((notebook(*["x = 1"] * 10_000, "def double(x):\n    return 2 * x\n")).encode("utf-8", "surrogatepass"))
