# {"task": "class_name", "verdict": "wrong", "mistake": "copied_condition", "listed": false, "note": "elif index == 5 stands there twice, so 6 has no name", "lines": [[15]]}
def class_name(index):
    if index == 0:
        return "T-shirt/top"
    elif index == 1:
        return "Trouser"
    elif index == 2:
        return "Pullover"
    elif index == 3:
        return "Dress"
    elif index == 4:
        return "Coat"
    elif index == 5:
        return "Sandal"
    elif index == 5:
        return "Shirt"
    elif index == 7:
        return "Sneaker"
    elif index == 8:
        return "Bag"
    else:
        return "Ankle boot"
