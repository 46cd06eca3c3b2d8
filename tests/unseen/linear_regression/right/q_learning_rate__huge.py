# {"task": "q_learning_rate", "verdict": "right", "style": "huge", "listed": false, "note": "an int"}
q_learning_rate = 2
q_learning_rate += 1
