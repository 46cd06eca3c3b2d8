# {"task": "relu", "verdict": "right", "style": "masked_fill", "listed": false, "note": "masked_fill (not in place)"}
relu = lambda x: x.masked_fill(x < 0, 0)
