"""The leaders' picture: who stands where on the gradient, what runs out, what is missing, who is near."""
