q_class_index = "Ankle boot"
