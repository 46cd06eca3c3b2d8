# {"attack": "Hands in a cell with a command to time something that is no text.", "breach": "harm", "kind": "files", "fair": 2, "quick": true}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((notebook("!ls\nget_ipython().run_line_magic('time', '\\\\')\n", "!ls\nget_ipython().run_line_magic('time', 'a' + 'b')\n", "%time '\n", "%%time\n%%time\n!x", "def double(x):\n    return 2 * x\n")).encode("utf-8", "surrogatepass"))
