# {"task": "q_minus_sign", "verdict": "right", "style": "far_away", "listed": false, "note": "a large negative theta as ints/floats"}
q_minus_sign = (-1000, -1000 - 0.1 * 2 * (-1000 - 3))
