"""The pieces of the drawn map as SVG, cut from the same paper as the pictures."""

from collections.abc import Iterable

from familycentre.design.drawing.shapes import house, spruce

HOUSE_WIDTH, WALL = 74, 50
TALL_TREE = 56
# tone, opacity, and the rim of a hill as shares of the drawing: start, then pairs of points of the curve
HILLS = [
    ("far", ".45", 0.2, [(0.2, 0.05), (0.42, 0.3), (0.62, 0.18), (0.74, 0.1), (0.9, 0.06), (1, 0.16)]),
    ("moss", ".75", 0.52, [(0.25, 0.38), (0.5, 0.62), (0.7, 0.48), (0.8, 0.41), (0.92, 0.42), (1, 0.5)]),
    ("far", ".35", 0.84, [(0.15, 0.76), (0.3, 0.74), (0.5, 0.82), (0.7, 0.9), (0.85, 0.84), (1, 0.74)]),
]


def land(width: int, height: int, trees: Iterable[tuple[int, int, int]]) -> str:
    """Return soft hills over the whole drawing, and its trees."""
    hills = []
    for tone, opacity, start, rim in HILLS:
        curve = " ".join(f"{x * width:.0f} {y * height:.0f}" for x, y in rim)
        path = f"M0 {start * height:.0f}C{curve}V{height}H0Z"
        hills.append(f'<path class="f-{tone}" opacity="{opacity}" d="{path}"/>')
    forest = [spruce(x, y, tall, "mid" if tall < TALL_TREE else "near") for x, y, tall in trees]
    return "".join([*hills, *forest])


def home(x: int, y: int) -> str:
    """Return a lit house that stands on a point; by night its light falls far."""
    light = f'<circle class="f-glow" cx="{x}" cy="{y - WALL // 2}" r="{HOUSE_WIDTH}"/>'
    wall = "wall2" if (x + y) % 3 == 0 else "wall"
    walls = house(x - HOUSE_WIDTH // 2, y, HOUSE_WIDTH, WALL, wall, lit=True)
    return f'{light}<g class="house">{walls}</g>'
