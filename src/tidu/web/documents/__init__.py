"""Policy documents: read, checked by a person, published as a plan that runs."""
