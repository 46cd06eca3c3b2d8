# {"task": "q_loss_object", "verdict": "right", "style": "chosen", "listed": false, "note": "choice through a dictionary"}
q_loss_object = {"wrong": "a", "right": "b"}["right"]
