"""Plans that a place carries out: goals measured and reported, tasks reported each quarter."""
