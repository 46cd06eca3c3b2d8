# {"task": "accuracy_on", "verdict": "wrong", "mistake": "always_back_to_train+max_values_not_indices+gradients_recorded", "listed": true, "note": "ends in train mode always; compares scores with classes; gradients are recorded", "lines": [[5, 14], [11], [7, 10]]}
import torch

def accuracy_on(device, model, loader):
    model.eval()
    richtig, anzahl = 0, 0
    for bilder, klassen in loader:
        bilder = bilder.to(device)
        klassen = klassen.to(device)
        ausgabe = model(bilder)
        beste = torch.max(ausgabe, dim=1).values
        richtig += (beste == klassen).sum().item()
        anzahl += len(klassen)
    model.train()
    return richtig / anzahl
