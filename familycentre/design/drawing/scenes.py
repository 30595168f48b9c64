"""The wide scenes: a river, two houses, one lit window, somebody rowing home.

1600 × 480, anchored to its right lower corner: the story is right of x 860, so
a phone sees it and a desk keeps the left sky free for words."""

from .shapes import boat, house, moon, ripples, spruces, stars

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

LIGHTHOUSE = (
    '<path class="f-glow" d="M884 262 700 226v64z"/>'
    '<path class="f-wall" d="M874 338l5-66h14l5 66z"/>'
    '<path class="f-wall2" d="M876.5 306l-1.5 16h22l-1.5-16z"/>'
    '<path class="f-lamp" d="M877 254h18v18h-18z"/>'
    '<path class="f-wall2 s-wall2" stroke-width="3" d="M875 254l11-12 11 12z"/>'
    '<path class="s-roof" stroke-width="3" d="M874 272h24"/>'
)
JETTY = (
    '<path class="no-fill s-wood" stroke-width="7" d="M1130 446h86M1146 446v16M1180 446v16"/>'
)
LIGHTS = (
    '<path class="f-water" opacity=".5" d="M560 250C700 60 860 210 1030 110S1330 140 1600 10V74'
    'C1390 200 1240 150 1070 172S760 150 600 262Z"/>'
    '<path class="f-wall2" opacity=".4" d="M700 262C820 130 930 230 1080 170S1380 190 1600 92V124'
    'C1400 226 1270 200 1100 208S860 210 736 268Z"/>'
)


def home(youth=False):
    sky = stars(
        (640, 90, 3),
        (760, 40, 2),
        (880, 120, 3),
        (990, 56, 2),
        (1080, 150, 2),
        (1400, 60, 3),
        (1500, 130, 2),
        (1560, 50, 3),
        (520, 40, 2),
    )
    return "".join(
        (
            sky,
            LIGHTS if youth else "",
            moon(1180, 104, 46),
            LAND_FAR,
            LIGHTHOUSE,
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
