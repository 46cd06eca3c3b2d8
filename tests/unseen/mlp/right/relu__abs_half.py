# {"task": "relu", "verdict": "right", "style": "abs_half", "listed": false, "note": "(x + |x|) / 2"}
relu = lambda x: (x + x.abs()) / 2
