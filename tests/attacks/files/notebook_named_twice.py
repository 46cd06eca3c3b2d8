# {"attack": "Gives the same names twice in the notebook, with other meanings.", "breach": "harm", "kind": "files"}

def plant(folder, targets):
    (folder / "arena.ipynb").write_bytes(b'{"cells": [{"cell_type": "code", "source": "def double(x):\\n    return x", "source": 5}], "cells": 7, "cells": [{"cell_type": "code", "cell_type": "code", "metadata": {}, "source": "def double(x):\\n    return x"}]}')
