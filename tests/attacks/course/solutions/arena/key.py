q_word = "WORD"
secret = "TOKEN_key"
