# {"task": "train_step", "verdict": "wrong", "mistake": "only_first_gradient_reset", "listed": false, "note": "the bias keeps its old gradient", "lines": [[9]]}
def train_step(model, batch, loss_function, optimizer):
    population, profit = batch
    # Schritt 2: Vorhersage
    vorhersage = model(population)
    # Schritt 3: Verlust
    verlust = loss_function(vorhersage, profit)
    # Schritt 4: alte Gradienten weg
    next(model.parameters()).grad = None
    # Schritt 5: neue Gradienten
    verlust.backward()
    # Schritt 6: Update
    optimizer.step()
    return float(verlust)
