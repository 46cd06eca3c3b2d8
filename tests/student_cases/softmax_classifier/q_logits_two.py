q_logits = ["c"]
