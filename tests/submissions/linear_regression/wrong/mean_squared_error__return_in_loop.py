# {"task": "mean_squared_error", "verdict": "wrong", "mistake": "return_inside_loop", "listed": false, "note": "The return stands inside the loop, only the first example counts.", "lines": [[6]]}
def mean_squared_error(predicted, target):
    total = 0
    for p, t in zip(predicted, target):
        total = total + (p - t) ** 2
        return total.sum()
