# {"task": "class_name", "verdict": "wrong", "mistake": "returns_list", "listed": false, "note": "gives a list of one name instead of the name", "lines": [[5]]}
def class_name(index):
    names = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
             "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
    return names[index:index + 1]
