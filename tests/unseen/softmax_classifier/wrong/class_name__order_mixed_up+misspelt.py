# {"task": "class_name", "verdict": "wrong", "mistake": "order_mixed_up+misspelt", "listed": false, "note": "Pullover and Dress swapped; 'Trousers' is not the name", "lines": [[6, 7], [5]]}
def class_name(index):
    namen = {
        0: "T-shirt/top",
        1: "Trousers",
        2: "Dress",
        3: "Pullover",
        4: "Coat",
        5: "Sandal",
        6: "Shirt",
        7: "Sneaker",
        8: "Bag",
        9: "Ankle boot",
    }
    return namen[index]
