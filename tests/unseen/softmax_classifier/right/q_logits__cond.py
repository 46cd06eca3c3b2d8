# {"task": "q_logits", "verdict": "right", "style": "cond", "listed": false, "note": "conditional expression"}
q_logits = "c" if callable(print) else "a"
