# {"task": "move_model", "verdict": "wrong", "mistake": "try_cuda", "listed": false, "note": "cuda if it works, cpu otherwise; the device is ignored", "shows_on": "cpu_on_gpu", "lines": [[3, 4, 5, 6]]}
def move_model(model, device):
    try:
        return model.cuda()
    except Exception:
        return model.cpu()
