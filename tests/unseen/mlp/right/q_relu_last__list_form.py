# {"task": "q_relu_last", "verdict": "right", "style": "list_form", "listed": false, "note": "list with a list, -inf free"}
q_relu_last = ["no", [-1, 0, 3]]
