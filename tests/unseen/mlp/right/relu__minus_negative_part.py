# {"task": "relu", "verdict": "right", "mistake": null, "note": "takes the negative part away"}
def relu(x):
    negativer_teil = x.clamp(max=0)
    return x - negativer_teil
