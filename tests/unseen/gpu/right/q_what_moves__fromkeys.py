# {"task": "q_what_moves", "verdict": "right", "style": "fromkeys", "listed": false, "note": "dict from pieces"}
q_what_moves = {name: "yes" for name in ("model", "pixels", "classes")}
q_what_moves.update({name: "no" for name in ("learning rate", "epochs", "loss.item()")})
