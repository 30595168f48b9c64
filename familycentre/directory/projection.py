"""Where things stand on our drawn map. Pure: degrees in, points of the drawing out.

The drawing claims no more than is known: true directions and distances, no coast, no roads, no borders.
Places of which only the municipality is known, and places that would lie on top of one another, share one house.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 1000
TALLEST, LOWEST = 1000, 560
MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 130, 150, 110
KM_A_DEGREE = 111.32
STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200)
LONGEST_SCALE = 260
SHARED = 90  # nearer than this two houses would overlap
HOUSE_ROOM = 125  # to each side of a house; its name needs it
TREE_ROOM = 58
TREES = 44
SCALE_ROOM_X, SCALE_ROOM_Y = 300, 130


@dataclass(frozen=True)
class Spot:
    """A house on the map: a municipality's (with the places known only so far) or a place's own."""

    x: int
    y: int
    town: Any | None
    places: tuple[Any, ...] = ()

    @property
    def count(self) -> int:
        return len(self.places)


@dataclass(frozen=True)
class Drawing:
    """The whole map in its own units."""

    height: int
    spots: list[Spot]
    trees: list[tuple[int, int, int]]
    scale_km: int
    scale_length: int
    scale_x: int
    scale_y: int
    width: int = WIDTH


@dataclass(frozen=True)
class Frame:
    """How degrees become points."""

    west: float
    north: float
    shrink: float
    unit: float
    left: float
    top: float

    def point(self, latitude: float, longitude: float) -> tuple[int, int]:
        """Return the point of a position."""
        x = self.left + (longitude - self.west) * self.shrink * self.unit
        return round(x), round(self.top + (self.north - latitude) * self.unit)


def draw(towns: Iterable[Any], places: Iterable[Any]) -> Drawing | None:
    """Return the drawing of municipalities and places; None when nobody's position is known."""
    towns, places = [t for t in towns if t.latitude is not None and t.longitude is not None], list(places)
    exact = [
        p for p in places if p.precision == "exact" and p.latitude is not None and p.longitude is not None
    ]
    if not towns and not exact:
        return None
    frame, height = fit([(each.latitude, each.longitude) for each in [*towns, *exact]])
    spots = [
        Spot(*frame.point(town.latitude, town.longitude), town, tuple(p for p in places if vague(p, town)))
        for town in towns
    ]
    spots = merge(
        [*spots, *[Spot(*frame.point(p.latitude, p.longitude), p.municipality, (p,)) for p in exact]]
    )
    km = scale(frame.unit)
    length = round(km / KM_A_DEGREE * frame.unit)
    corner = free_corner(spots, height, length)
    return Drawing(height, spots, forest(spots, height, corner), km, length, *corner)


def vague(place: Any, town: Any) -> bool:
    """Say whether of the place no more is known than that it is in this municipality."""
    return place.municipality_id == town.pk and (place.precision != "exact" or place.latitude is None)


def fit(positions: Sequence[tuple[float, float]]) -> tuple[Frame, int]:
    """Return the frame into which all positions fit, and its height."""
    south, north = min(lat for lat, _lon in positions), max(lat for lat, _lon in positions)
    west, east = min(lon for _lat, lon in positions), max(lon for _lat, lon in positions)
    shrink = math.cos(math.radians((south + north) / 2))
    wide, high = (east - west) * shrink or 0.1, north - south or 0.1
    unit = min((WIDTH - 2 * MARGIN_X) / wide, (TALLEST - MARGIN_TOP - MARGIN_BOTTOM) / high)
    height = max(LOWEST, round(high * unit) + MARGIN_TOP + MARGIN_BOTTOM)
    left = (WIDTH - (east - west) * shrink * unit) / 2
    spare = height - MARGIN_TOP - MARGIN_BOTTOM - (north - south) * unit
    return Frame(west, north, shrink, unit, left, MARGIN_TOP + spare / 2), height


def merge(spots: Iterable[Spot]) -> list[Spot]:
    """Let places that lie too near an earlier house of the same municipality move in there."""
    merged: list[Spot] = []
    for spot in spots:
        for at, other in enumerate(merged):
            if spot.town == other.town and math.dist((spot.x, spot.y), (other.x, other.y)) < SHARED:
                merged[at] = Spot(other.x, other.y, other.town, other.places + spot.places)
                break
        else:
            merged.append(spot)
    return merged


def scale(unit: float) -> int:
    """Return the longest round number of kilometres that the scale has room for."""
    fits = [km for km in STEPS_KM if km / KM_A_DEGREE * unit <= LONGEST_SCALE]
    return fits[-1] if fits else STEPS_KM[0]


def free_corner(spots: Sequence[Spot], height: int, length: int) -> tuple[int, int]:
    """Return where the scale starts: the corner in which no house or name is in its way."""
    corners = [(40, height - 52), (WIDTH - 40 - length, height - 52), (40, 70), (WIDTH - 40 - length, 70)]
    free = [
        (x, y)
        for x, y in corners
        if all(abs(s.x - x - length / 2) > SCALE_ROOM_X or abs(s.y - y) > SCALE_ROOM_Y for s in spots)
    ]
    return (free or corners)[0]


def forest(spots: Sequence[Spot], height: int, scale_at: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Return trees (x, foot, height) where nothing else stands, the same for the same map."""
    trees: list[tuple[int, int, int]] = []
    seed = 20
    for _attempt in range(40 * TREES):
        seed = (seed * 1103515245 + 12345) % 2**31
        x, y = 40 + (seed >> 8) % (WIDTH - 80), 90 + (seed >> 5) % 7919 * (height - 130) // 7919
        by_house = any(abs(x - s.x) < HOUSE_ROOM and -120 < y - s.y < 130 for s in spots)
        by_tree = any(math.dist((x, y), tree[:2]) < TREE_ROOM for tree in trees)
        by_scale = abs(x - scale_at[0] - 60) < SCALE_ROOM_X / 1.6 and abs(y - scale_at[1]) < SCALE_ROOM_Y
        if not (by_house or by_tree or by_scale):
            trees.append((x, y, 34 + (seed >> 11) % 42))
        if len(trees) == TREES:
            break
    return sorted(trees, key=lambda tree: tree[1])
