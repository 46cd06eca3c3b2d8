# {"task": "predict_profit", "verdict": "wrong", "mistake": "floor_division+hundred_thousands", "listed": false, "note": "// loses the decimals; profit taken in $100,000s as on the slide", "lines": [[5], [8]]}
import torch

def predict_profit(model, inhabitants):
    zehntausender = float(inhabitants // 10000)
    eingabe = torch.tensor([[zehntausender]])
    ausgabe = model(eingabe)
    return ausgabe.item() * 100000
