# {"task": "class_name", "verdict": "wrong", "mistake": "off_by_one", "listed": false, "note": "counts the classes from 1", "lines": [[4]]}
def class_name(index):
    names = "T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot".split(",")
    return names[index - 1]
