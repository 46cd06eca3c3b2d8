q_loss_choice = {"height": "mse", "age": "mse", "Profit": "mse", "dog or cat": "crossentropy"}
