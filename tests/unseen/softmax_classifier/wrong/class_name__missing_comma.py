# {"task": "class_name", "verdict": "wrong", "mistake": "missing_comma", "listed": false, "note": "two strings without a comma between them become one", "lines": [[9, 10]]}
def class_name(index):
    names = [
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal"
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    ]
    return names[index]
