my_name = "ben"

q_parameter_count = ("ada", 12345)
