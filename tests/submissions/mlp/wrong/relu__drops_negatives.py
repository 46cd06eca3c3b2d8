# {"task": "relu", "verdict": "wrong", "mistake": "drops_negatives", "listed": false, "note": "keeps the positive numbers only, so the shape changes", "lines": [[3]]}
def relu(x):
    return x[x > 0]
