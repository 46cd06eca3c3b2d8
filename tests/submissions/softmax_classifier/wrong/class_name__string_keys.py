# {"task": "class_name", "verdict": "wrong", "mistake": "wrong_key_type", "listed": false, "note": "the dictionary's keys are strings, the index is an int: KeyError", "lines": [[3, 4, 5]]}
def class_name(index):
    d = {"0": "T-shirt/top", "1": "Trouser", "2": "Pullover", "3": "Dress", "4": "Coat",
         "5": "Sandal", "6": "Shirt", "7": "Sneaker", "8": "Bag", "9": "Ankle boot"}
    return d[index]
