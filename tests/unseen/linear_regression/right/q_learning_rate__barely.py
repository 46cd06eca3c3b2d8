# {"task": "q_learning_rate", "verdict": "right", "style": "barely", "listed": false, "note": "just above one"}
q_learning_rate = 1.0001
