# {"attack": "Hands in an expression that is just not too deep for Python, in a notebook.", "breach": "harm", "kind": "files", "fair": 2}

import ast
import json


def plant(folder, targets):
    low, high = 1, 100_000
    while high - low > 1:  # as deep as Python reads it from here
        middle = (low + high) // 2
        try:
            ast.parse("x = " + "-" * middle + "1\n")
            low = middle
        except (RecursionError, MemoryError):
            high = middle
    code = "x = " + "-" * (low - 45) + "1\ndef double(x):\n    return 2 * x\n"
    cells = [{"cell_type": "code", "metadata": {}, "source": code, "outputs": []}]
    (folder / "arena.ipynb").write_text(json.dumps({"cells": cells}))
