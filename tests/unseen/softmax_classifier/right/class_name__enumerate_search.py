# {"task": "class_name", "verdict": "right", "mistake": null, "listed": false, "note": "walks through enumerate and returns when the number fits"}
CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
           "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")


def class_name(index):
    for number, name in enumerate(CLOTHES):
        if number == index:
            return name
    raise ValueError(f"no class {index}")
