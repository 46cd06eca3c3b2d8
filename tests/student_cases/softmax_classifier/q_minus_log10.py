q_minus_ln = (0,22, 2,30)

q_class_index = "9"

q_loss_choice = {"height": "MSE", "age": "mse", "profit": "mse", "dog or cat": "cross entropy"}
