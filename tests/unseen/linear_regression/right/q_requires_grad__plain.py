# {"task": "q_requires_grad", "verdict": "right", "style": "plain", "listed": false, "note": "uppercase turned to lowercase"}
q_requires_grad = "C".lower()
