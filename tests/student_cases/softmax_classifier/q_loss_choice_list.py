q_loss_choice = ["mse", "mse", "mse", "cross_entropy"]
