# {"task": "class_name", "verdict": "right", "style": "assert_int", "listed": false, "note": "contract asserts"}
NAMES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")


def class_name(index):
    assert isinstance(index, int) and 0 <= index <= 9
    return NAMES[index]
