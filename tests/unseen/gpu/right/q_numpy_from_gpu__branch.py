# {"task": "q_numpy_from_gpu", "verdict": "right", "style": "branch", "listed": false, "note": "asks where it is first"}
def q_numpy_from_gpu(t):
    if t.requires_grad:
        t = t.detach()
    if t.is_cuda or t.device.type != "cpu":
        t = t.cpu()
    return t.numpy()
