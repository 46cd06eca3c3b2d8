# {"attack": "Hands in a notebook whose parts are of all kinds but the right ones.", "breach": "harm", "kind": "files", "quick": true}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((json.dumps({"cells": [1, None, [], "x", {}, {"cell_type": []}, {"cell_type": "code"}, {"cell_type": "code", "source": 5}, {"cell_type": "code", "source": [1, None, "x = 1"], "metadata": []}, {"cell_type": "code", "source": {"a": 1}, "metadata": {"nbgrader": 3, "tags": 7}}, {"cell_type": "markdown", "source": None, "metadata": {"nbgrader": {"grade_id": ["x"]}}}], "metadata": 3, "nbformat": "x", "worksheets": 5})).encode("utf-8", "surrogatepass"))
