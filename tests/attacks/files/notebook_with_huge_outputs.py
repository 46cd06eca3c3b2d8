# {"attack": "Hands in a notebook whose outputs are nineteen megabytes of pictures and scripts.", "breach": "harm", "kind": "files", "fair": 2}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((json.dumps({"cells": [{"cell_type": "code", "metadata": {}, "source": "def double(x):\n    return 2 * x\n", "outputs": [{"output_type": "display_data", "data": {"text/html": "<script>alert(1)</script>" + "x" * 19 * 10**6}}]}]})).encode("utf-8", "surrogatepass"))
