# {"attack": "Hands in the same check cell many times, moved, deleted and with other points.", "breach": "forge", "kind": "files"}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((json.dumps({"cells": [{"cell_type": "code", "metadata": {"nbgrader": {"grade": True, "solution": False, "grade_id": "double", "points": 10**9, "schema_version": 3, "locked": True}}, "source": "check(\"double\")", "outputs": []}] * 500 + [{"cell_type": "code", "metadata": {}, "source": "def double(x):\n    return x\n", "outputs": []}]})).encode("utf-8", "surrogatepass"))
