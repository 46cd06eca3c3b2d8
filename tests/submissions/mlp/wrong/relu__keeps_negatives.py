# {"task": "relu", "verdict": "wrong", "mistake": "keeps_negatives", "listed": false, "note": "the wrong half"}
def relu(x):
    return x.clamp(max=0)
