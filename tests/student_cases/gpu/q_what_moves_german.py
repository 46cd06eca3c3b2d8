q_what_moves = {"model": "ja", "pixels": "ja", "classes": "ja", "learning rate": "nein", "epochs": "nein", "loss.item()": "nein"}
