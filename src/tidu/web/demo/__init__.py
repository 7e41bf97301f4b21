"""Made-up data for trying the site and for load tests: real places, firms and people that do not exist."""
