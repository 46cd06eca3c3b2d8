# {"task": "q_other_scores", "verdict": "right", "style": "shifted_rows", "listed": false, "note": "second pair shifts all scores"}
q_other_scores = (([0.0, 1.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0]), ([0.0, 1.0, 2.0, 3.0], [10.0, 11.0, 12.0, 13.0]))
