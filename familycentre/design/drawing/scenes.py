"""The wide scenes: a river, two houses, one lit window, somebody rowing home.

1600 × 480, anchored to its right lower corner: the story is right of x 860, so
a phone sees it and a desk keeps the left sky free for words."""

from familycentre.design.drawing.shapes import boat, house, moon, ripples, spruces, stars

LAND_FAR = (
    '<path class="f-far" d="M0 372C180 336 340 342 520 352S820 346 960 296 1240 206 1380 222'
    ' 1520 258 1600 240V480H0Z"/>'
)
LAND_MID = (
    '<path class="f-mid" d="M0 404C140 368 300 366 450 394 520 408 560 424 580 440V480H0Z"/>'
    '<path class="f-mid" d="M720 430C830 356 950 300 1080 286 1220 268 1330 296 1440 282'
    ' 1520 272 1570 250 1600 240V480H720Z"/>'
)
RIVER = (
    '<path class="f-water" d="M1120 296C1140 316 1090 330 1050 344S960 372 900 384 700 396 600 424'
    ' 480 456 470 480H1200C1166 456 1130 440 1110 426S1100 394 1140 370 1190 326 1150 296Z"/>'
)
BANKS = (
    '<path class="f-near" d="M0 436C160 400 340 400 480 434 530 448 520 472 500 480H0Z"/>'
    '<path class="f-near" d="M1600 396C1470 372 1310 384 1216 422 1178 440 1180 464 1196 480H1600Z"/>'
)
SHORE = '<path class="f-ground" d="M0 471C300 457 640 467 900 471S1380 459 1600 467V482H0Z"/>'

JETTY = '<path class="no-fill s-wood" stroke-width="7" d="M1130 446h86M1146 446v16M1180 446v16"/>'
LIGHTS = (
    '<path class="f-water" opacity=".5" d="M870 236C930 140 990 190 1070 130S1350 130 1600 14V78'
    'C1400 190 1250 160 1110 190S960 200 900 250Z"/>'
    '<path class="f-wall2" opacity=".4" d="M950 250C1010 180 1080 230 1160 186S1400 186 1600 96V128'
    'C1420 222 1290 206 1180 220S1040 220 980 262Z"/>'
)


def home(youth=False):
    """The lit house on a hill, by night for the youth section."""
    sky = stars(
        (930, 140, 2),
        (990, 56, 3),
        (1040, 190, 2),
        (1250, 60, 2),
        (1330, 130, 3),
        (1400, 60, 3),
        (1500, 130, 2),
        (1560, 50, 3),
    )
    return "".join(
        (
            sky,
            LIGHTS if youth else "",
            moon(1130, 100, 46),
            LAND_FAR,
            spruces(
                (40, 374, 46),
                (76, 370, 64),
                (430, 354, 40),
                (462, 354, 54),
                (1390, 236, 64),
                (1424, 240, 88),
                (1462, 246, 58),
                (1540, 256, 70),
                (1574, 252, 50),
                tone="mid",
            ),
            LAND_MID,
            RIVER,
            ripples("M1012 372h54M930 404h110M780 430h96M690 452h120", 4),
            ripples("M1104 392h40M1076 408h52M1090 424h26", 5, "lamp"),
            spruces((908, 344, 64), (940, 336, 104), (974, 330, 72)),
            house(996, 330, 92, 62),
            house(1088, 326, 56, 40),
            spruces((1406, 344, 110), (1452, 348, 156), (1504, 344, 104)),
            house(1220, 348, 142, 98, "wall2", True, True),
            boat(886, 430, 96),
            BANKS,
            JETTY,
            spruces(
                (64, 436, 116),
                (124, 430, 82),
                (300, 424, 62),
                (352, 424, 92),
                (1392, 408, 70),
                (1510, 408, 112),
                (1566, 402, 150),
                tone="deep",
            ),
            SHORE,
        )
    )


SCENES = {"home": home, "youth": lambda: home(youth=True)}

MARK = (
    '<path class="f-deep s-deed" stroke-width="2.5" '
    'd="M5 18.5 20 5l15 13.5V32a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4z"/>'
    '<rect class="f-lamp" x="13" y="18" width="14" height="12" rx="1.5"/>'
    '<path class="s-deep" stroke-width="2" d="M20 19v10M14 24h12"/>'
)
