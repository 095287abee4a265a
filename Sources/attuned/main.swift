print("attuned")
