# {"attack": "Hands in notebooks without cells.", "breach": "harm", "kind": "files"}

import json


def notebook(*sources):
    cells = [{"cell_type": "code", "metadata": {}, "source": one, "outputs": []} for one in sources]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes((json.dumps({"worksheets": [{"cells": "none"}], "cells": {"a": 1}})).encode("utf-8", "surrogatepass"))
