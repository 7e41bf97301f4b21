from tidu.web.api import shapes
from tidu.web.api.reference import document


def test_every_shape_is_part_of_the_description() -> None:
    described = set(document()["components"]["schemas"])
    declared = {
        name
        for name, value in vars(shapes).items()
        if name.endswith(("Out", "Page")) and isinstance(value, type)
    }
    assert declared
    assert declared - described == set()
