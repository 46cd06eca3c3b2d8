# {"task": "class_name", "verdict": "right", "mistake": null, "listed": false, "note": "a chain of ifs"}
def class_name(index):
    if index == 0: name = "T-shirt/top"
    elif index == 1: name = "Trouser"
    elif index == 2: name = "Pullover"
    elif index == 3: name = "Dress"
    elif index == 4: name = "Coat"
    elif index == 5: name = "Sandal"
    elif index == 6: name = "Shirt"
    elif index == 7: name = "Sneaker"
    elif index == 8: name = "Bag"
    else: name = "Ankle boot"
    return name
