# {"task": "relu", "verdict": "wrong", "mistake": "keeps_negatives", "listed": false, "note": "the wrong half", "lines": [[3]]}
def relu(x):
    return x.clamp(max=0)
