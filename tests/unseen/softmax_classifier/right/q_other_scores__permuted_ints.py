# {"task": "q_other_scores", "verdict": "right", "style": "permuted_ints", "listed": false, "note": "lists, ints, permuted other scores"}
q_other_scores = [[[0, 2, 0], [5, 2, 5]], [[1, 2, 3], [3, 2, 1]]]
