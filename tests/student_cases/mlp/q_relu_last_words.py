q_relu_last = ("No, never", [-1.0, 2.0])
