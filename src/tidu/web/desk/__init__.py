"""A firm's own desk: what it holds, what it is near, what is missing, what is due, where its applications stand."""
