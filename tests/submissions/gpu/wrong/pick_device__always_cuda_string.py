# {"task": "pick_device", "verdict": "wrong", "mistake": "always_cuda_string", "listed": true, "note": "cuda hard-coded as a string constant", "shows_on": "cpu", "lines": [[2, 5]]}
DEVICE = "cuda"

def pick_device():
    return DEVICE
