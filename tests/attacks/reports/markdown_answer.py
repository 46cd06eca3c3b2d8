# {"attack": "Hands in a notebook with scripts and escapes in its text and outputs.", "breach": "harm", "kind": "files", "quick": true}

import json


def plant(folder, targets):
    hostile = "<script>alert(1)</script>\x1b[31m\u202e=1+1"
    cells = [
        {"cell_type": "markdown", "metadata": {"nbgrader": {"grade_id": "explain", "solution": True}}, "source": hostile},
        {"cell_type": "raw", "metadata": {}, "source": hostile},
        {"cell_type": "code", "metadata": {"tags": [hostile]}, "source": "def double(x):\n    raise ValueError(x)  # " + hostile, "outputs": [{"output_type": "display_data", "data": {"text/html": hostile}}]},
    ]
    (folder / "arena.ipynb").write_text(json.dumps({"cells": cells, "metadata": {"title": hostile}}))
