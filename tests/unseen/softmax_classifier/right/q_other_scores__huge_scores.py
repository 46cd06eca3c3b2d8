# {"task": "q_other_scores", "verdict": "right", "style": "huge_scores", "listed": false, "note": "floats far apart but finite"}
q_other_scores = [([-50, 1, -50], [50, 1, -50]), ([1.5, 0, -1.5], [-1.5, 0, 1.5])]
