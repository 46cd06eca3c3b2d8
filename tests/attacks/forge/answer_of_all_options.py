# {"attack": "Answers a question with all options.", "breach": "forge"}

q_word = [f"word {number}" for number in range(200)]
