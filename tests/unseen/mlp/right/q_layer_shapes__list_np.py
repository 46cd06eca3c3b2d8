# {"task": "q_layer_shapes", "verdict": "right", "style": "list_np", "listed": false, "note": "a list, a = 1"}
a = 1
q_layer_shapes = [a, a, 50, 10]
