# {"attack": "Marks a wrong cell and the lesson's own checks as not to be executed, and brings results of its own.", "breach": "forge", "kind": "files", "quick": true}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((json.dumps({"cells": [{"cell_type": "code", "metadata": {"tags": ["skip-execution"], "nbgrader": {"grade": True, "solution": False, "grade_id": "double", "points": 2}}, "source": "check(\"double\")", "outputs": [{"output_type": "execute_result", "data": {"text/plain": "2.0"}}]}, {"cell_type": "code", "metadata": {"tags": ["skip-execution", "demo"]}, "source": "def double(x):\n    return x\n", "outputs": []}]})).encode("utf-8", "surrogatepass"))
