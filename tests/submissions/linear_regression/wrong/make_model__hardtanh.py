# {"task": "make_model", "verdict": "wrong", "mistake": "hardtanh", "listed": false, "note": "Predictions cut at 25.", "lines": [[3]]}
def make_model():
    return nn.Sequential(nn.Linear(1, 1), nn.Hardtanh(-25, 25))
