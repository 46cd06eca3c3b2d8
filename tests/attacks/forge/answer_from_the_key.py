# {"attack": "Answers a question from the file with the key.", "breach": "forge", "quick": true}

words = {}
exec(open(TARGETS["key"]).read(), words)
q_word = words["q_word"]
