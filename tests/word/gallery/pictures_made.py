"""Small pictures, made when they are needed: no file of a stranger lies in the repository."""

import io
from collections.abc import Mapping

from PIL import Image

_ORIENTATION = 0x112


def _made(colour: str, size: tuple[int, int], kind: str, turn: int = 0) -> bytes:
    file = io.BytesIO()
    picture = Image.new("RGB", size, colour)
    picture.paste("white", (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    if turn:
        exif[_ORIENTATION] = turn
    picture.save(file, kind, **({"exif": exif} if turn else {}))
    return file.getvalue()


#: By the name of the file; ``t.jpg`` is taken on its side, as telephones do.
PICTURES: Mapping[str, bytes] = {
    "a.jpg": _made("red", (160, 100), "JPEG"),
    "b.jpg": _made("green", (160, 100), "JPEG"),
    "c.png": _made("blue", (120, 90), "PNG"),
    "again.jpg": _made("red", (160, 100), "JPEG"),
    "t.jpg": _made("orange", (200, 80), "JPEG", turn=6),
}
