# {"task": "class_name", "verdict": "right", "mistake": null, "listed": false, "note": "a plain list"}
def class_name(index):
    names = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
             "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
    return names[index]
