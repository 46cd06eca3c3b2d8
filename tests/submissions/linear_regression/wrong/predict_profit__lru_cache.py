# {"task": "predict_profit", "verdict": "wrong", "mistake": "stale_cache", "listed": false, "note": "lru_cache by the model object: after more training the same model still gives the old answer.", "lines": [[5]]}
from functools import lru_cache
import torch

@lru_cache(maxsize=None)
def predict_profit(model, inhabitants):
    return model(torch.tensor([[inhabitants / 10000]])).item() * 10000
