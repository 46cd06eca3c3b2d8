q_numpy_from_gpu = lambda t: t.numpy().cpu()

q_what_moves = {"model": "yes", "pixels": "yes", "classes": "yes", "learning_rate": "no", "epochs": "no", "loss.item()": "no"}
