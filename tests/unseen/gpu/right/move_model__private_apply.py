# {"task": "move_model", "verdict": "right", "style": "private_apply", "listed": false, "note": "model._apply"}
move_model = lambda model, device: model._apply(lambda t: t.to(device))
