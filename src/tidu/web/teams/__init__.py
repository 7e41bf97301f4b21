"""Sector teams (服务专班) of a plan, and the contact persons of its units."""
