q_learning_rate = 1,5
