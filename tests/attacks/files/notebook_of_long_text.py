# {"attack": "Hands in answers in text of megabytes.", "breach": "harm", "kind": "files"}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((json.dumps({"cells": [{"cell_type": "markdown", "metadata": {"nbgrader": {"grade_id": "explain", "solution": True}}, "source": "\U0001f600" * 10**6}]})).encode("utf-8", "surrogatepass"))
