# {"task": "predict_profit", "verdict": "wrong", "mistake": "stale_cache", "listed": false, "note": "Remembers answers by inhabitants only: another model, or the same one after training, gets the old answer.", "lines": [[3, 5, 7]]}
import torch
_cache = {}
def predict_profit(model, inhabitants):
    if inhabitants not in _cache:
        with torch.no_grad():
            _cache[inhabitants] = model(torch.tensor([[inhabitants / 10000]])).item() * 10000
    return _cache[inhabitants]
