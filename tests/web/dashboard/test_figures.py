from tidu.web.dashboard.figures import holders, listed, near


def test_addresses_without_what_is_empty() -> None:
    assert listed() == "/enterprises/"
    assert listed(level="national.srdi", place="") == "/enterprises/?level=national.srdi"
    assert near(lacking=1) == "/assessments/nearest/?lacking=1"
    assert holders(on="2025-12-31").endswith("/holders/?on=2025-12-31")
