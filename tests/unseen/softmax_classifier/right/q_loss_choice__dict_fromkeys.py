# {"task": "q_loss_choice", "verdict": "right", "style": "dict_fromkeys", "listed": false, "note": "built from pieces"}
q_loss_choice = dict.fromkeys(["height", "age", "profit"], "mse") | {"dog or cat": "cross_entropy"}
