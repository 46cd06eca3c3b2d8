# {"task": "class_name", "verdict": "wrong", "mistake": "nine_is_tshirt", "listed": false, "note": "believes the slide 'index of the largest value is the class (t-shirt, for 9)' and swaps 0 and 9", "lines": [[3, 4]]}
def class_name(index):
    names = ["Ankle boot", "Trouser", "Pullover", "Dress", "Coat",
             "Sandal", "Shirt", "Sneaker", "Bag", "T-shirt/top"]
    return names[index]
