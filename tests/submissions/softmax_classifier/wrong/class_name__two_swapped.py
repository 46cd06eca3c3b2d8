# {"task": "class_name", "verdict": "wrong", "mistake": "wrong_order", "listed": false, "note": "Shirt and Sneaker have changed places", "lines": [[2, 3]]}
names = {0: "T-shirt/top", 1: "Trouser", 2: "Pullover", 3: "Dress", 4: "Coat",
         5: "Sandal", 6: "Sneaker", 7: "Shirt", 8: "Bag", 9: "Ankle boot"}

def class_name(index):
    return names[index]
