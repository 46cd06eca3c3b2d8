# {"task": "relu", "verdict": "right", "style": "minus_negative_part", "listed": false, "note": "subtracts the negative part"}
def relu(x):
    negative_part = x.clamp(max=0)
    print("shape", tuple(x.shape))
    return x - negative_part
