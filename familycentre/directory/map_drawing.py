"""The pieces of the drawn map as SVG, cut from the same paper as the pictures."""

from collections.abc import Iterable

from familycentre.design.drawing.shapes import house, spruce

HOUSE_WIDTH, WALL = 74, 50


def land(width: int, height: int, trees: Iterable[tuple[int, int, int]]) -> str:
    """Return soft hills over the whole drawing, and its trees."""
    w, h = width, height
    hills = (
        f'<path class="f-far" opacity=".45" d="M0 {h * 0.2:.0f}C{w * 0.2:.0f} {h * 0.05:.0f} {w * 0.42:.0f} {h * 0.3:.0f}'
        f' {w * 0.62:.0f} {h * 0.18:.0f}S{w * 0.9:.0f} {h * 0.06:.0f} {w} {h * 0.16:.0f}V{h}H0Z"/>'
        f'<path class="f-moss" opacity=".75" d="M0 {h * 0.52:.0f}C{w * 0.25:.0f} {h * 0.38:.0f} {w * 0.5:.0f} {h * 0.62:.0f}'
        f' {w * 0.7:.0f} {h * 0.48:.0f}S{w * 0.92:.0f} {h * 0.42:.0f} {w} {h * 0.5:.0f}V{h}H0Z"/>'
        f'<path class="f-far" opacity=".35" d="M0 {h * 0.84:.0f}C{w * 0.3:.0f} {h * 0.7:.0f} {w * 0.6:.0f} {h * 0.92:.0f}'
        f' {w} {h * 0.74:.0f}V{h}H0Z"/>'
    )
    return hills + "".join(spruce(x, y, tall, "mid" if tall < 56 else "near") for x, y, tall in trees)


def home(x: int, y: int) -> str:
    """Return a lit house that stands on a point."""
    return house(x - HOUSE_WIDTH // 2, y, HOUSE_WIDTH, WALL, "wall2" if (x + y) % 3 == 0 else "wall", lit=True)
