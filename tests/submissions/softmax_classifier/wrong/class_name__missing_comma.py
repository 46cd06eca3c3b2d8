# {"task": "class_name", "verdict": "wrong", "mistake": "missing_comma", "listed": false, "note": "a comma is missing after 'Coat', so two names are joined and there are only nine", "lines": [[3, 4]]}
def class_name(index):
    classes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"
               "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
    return classes[index]
