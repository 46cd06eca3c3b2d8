# {"task": "q_relu_last", "verdict": "right", "style": "tuple_row", "listed": false, "note": "tuple row of ten floats"}
q_relu_last = ("no", tuple([-0.5] * 10))
