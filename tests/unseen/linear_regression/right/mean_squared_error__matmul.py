# {"task": "mean_squared_error", "verdict": "right", "style": "matmul", "listed": false, "note": "inner product"}
mean_squared_error = lambda predicted, target: ((predicted - target).T @ (predicted - target)).squeeze() / predicted.shape[0]
