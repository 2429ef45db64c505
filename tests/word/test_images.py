"""Pictures: upright, impersonal, no finer than they print; what is broken is refused."""

import contextlib
import io
import struct
import subprocess
import sys
import zlib

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageCms
from PIL.PngImagePlugin import PngInfo

from reportgen.word.images import Image, Unprintable, prepare

CM = 360_000
WIDE = 15 * CM
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
CORNERS = {"top left": RED, "top right": GREEN, "bottom left": BLUE, "bottom right": WHITE}
STORED = {
    2: PIL.Image.Transpose.FLIP_LEFT_RIGHT,
    3: PIL.Image.Transpose.ROTATE_180,
    4: PIL.Image.Transpose.FLIP_TOP_BOTTOM,
    5: PIL.Image.Transpose.TRANSPOSE,
    6: PIL.Image.Transpose.ROTATE_90,  # row 0 is the right side of what was seen
    7: PIL.Image.Transpose.TRANSVERSE,
    8: PIL.Image.Transpose.ROTATE_270,
}


def quadrants(width: int = 64, height: int = 32) -> PIL.Image.Image:
    """Red, green over blue, white: every turn shows."""
    picture = PIL.Image.new("RGB", (width, height), WHITE)
    picture.paste(RED, (0, 0, width // 2, height // 2))
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    return picture


def stored(picture: PIL.Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def opened(image: Image) -> PIL.Image.Image:
    picture = PIL.Image.open(io.BytesIO(image.data))
    assert (image.width, image.height) == picture.size
    assert image.kind.upper() == picture.format
    picture.load()
    return picture


def corners(image: Image) -> dict[str, tuple[int, ...]]:
    picture = opened(image).convert("RGB")
    left, top, right, bottom = 3, 3, picture.width - 4, picture.height - 4
    places = {"top left": (left, top), "top right": (right, top)}
    places |= {"bottom left": (left, bottom), "bottom right": (right, bottom)}
    boxes = ((x, y, x + 1, y + 1) for x, y in places.values())
    found = (tuple(255 * (value > 127) for value in picture.crop(box).tobytes()) for box in boxes)
    return dict(zip(places, found, strict=True))


def noted(orientation: int) -> PIL.Image.Exif:
    exif = PIL.Image.Exif()
    exif[0x112] = orientation
    exif[0x10F] = "相机SECRETCAM"
    exif.get_ifd(0x8825).update({1: "N", 2: (29.0, 14.0, 15.0)})
    return exif


def block(order: str, *entries: tuple[int, int, int], rest: bytes = b"") -> bytes:
    """An Exif block by hand: its entries are tag, type and value, and ``rest`` follows them."""
    start = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "IH", 8, len(entries))
    for tag, kind, value in entries:
        packed = struct.pack(order + ("HH" if kind == 3 else "I"), *((value, 0)[: 3 - kind // 2]))
        start += struct.pack(order + "HHI", tag, kind, 1) + packed
    return start + rest


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, depth: int, colours: int, rows: bytes, *extra: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    body = b"".join((*extra, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")))
    return b"\x89PNG\r\n\x1a\n" + head + body


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    return jpeg[:2] + segment(marker, body) + jpeg[2:]


def refusal(data: bytes) -> str:
    with pytest.raises(Unprintable) as caught:
        prepare(data, WIDE)
    return str(caught.value)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_orientations_become_upright(orientation: int, kind: str) -> None:
    seen = quadrants()
    lying = seen.transpose(STORED[orientation]) if orientation in STORED else seen
    image = prepare(stored(lying, kind, exif=noted(orientation)), WIDE)
    assert (64, 32) == (image.width, image.height)
    assert corners(image) == CORNERS


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_orientation_is_applied_once_and_its_tag_gone(kind: str) -> None:
    lying = quadrants().transpose(STORED[6])
    image = prepare(stored(lying, kind, exif=noted(6)), WIDE)
    assert not opened(image).getexif()
    assert corners(prepare(image.data, WIDE)) == CORNERS


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", [3, 4])
def test_orientation_in_either_byte_order_and_as_a_long_number(order: str, kind: int) -> None:
    exif = b"Exif\0\0" + block(order, (0x112, kind, 6))
    lying = quadrants().transpose(STORED[6])
    assert corners(prepare(stored(lying, "JPEG", exif=exif), WIDE)) == CORNERS


@pytest.mark.parametrize(
    "exif", [b"", b"II", b"XX*\0" + bytes(30), block("<", (0x112, 3, 9)), block("<", (0x112, 3, 0)),
             block(">", (0x112, 3, 6))[:-3], b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff"],
)  # fmt: skip
def test_nonsense_for_an_orientation_turns_nothing(exif: bytes) -> None:
    data = with_segment(stored(quadrants(), "JPEG"), 0xE1, b"Exif\0\0" + exif)
    assert corners(prepare(data, WIDE)) == CORNERS


@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_personal_stays_in_a_jpeg(orientation: int) -> None:
    data = stored(
        quadrants(), "JPEG", exif=noted(orientation), comment="SECRET COMMENT", xmp=b"<x>SECRET</x>"
    )
    data = with_segment(data, 0xED, b"Photoshop 3.0\0SECRET")
    data = with_segment(data, 0xE0, b"JFXX\0SECRET")
    data = with_segment(data, 0xE2, b"MPF\0SECRET")
    data = with_segment(data, 0xEE, b"SECRET") + b"SECRET film"
    assert b"SECRET" in data
    image = prepare(data, WIDE)
    for word in (b"SECRET", b"Exif", b"http", b"Photoshop", b"MPF"):
        assert word not in image.data


@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_personal_stays_in_a_png(orientation: int) -> None:
    notes = PngInfo()
    notes.add_text("Author", "SECRET")
    notes.add_text("Comment", "SECRET", zip=True)
    notes.add_itxt("XML:com.adobe.xmp", "<x>SECRET</x>")
    notes.add(b"tIME", b"\x07\xe8\x01\x01\x01\x01\x01")
    notes.add(b"prVt", b"SECRET")
    data = stored(quadrants(), pnginfo=notes, exif=noted(orientation)) + b"SECRET"
    image = prepare(data, WIDE)
    for word in (b"SECRET", b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt", b"Author"):
        assert word not in image.data


def test_the_thumbnail_in_a_jfif_header_goes() -> None:
    plain = stored(quadrants(), "JPEG", dpi=(120, 120))
    header = plain[6:18] + b"\x01\x01SEC"
    data = plain[:2] + segment(0xE0, header) + plain[20:]
    assert plain == prepare(data, WIDE).data


@pytest.mark.parametrize("progressive", [False, True])
def test_a_sound_jpeg_keeps_every_byte_that_draws(progressive: bool) -> None:
    plain = stored(quadrants(), "JPEG", progressive=progressive, restart_marker_blocks=2)
    assert plain == prepare(plain, WIDE).data
    assert plain == prepare(with_segment(plain, 0xFE, b"comment"), WIDE).data


def test_a_sound_png_keeps_every_byte_that_draws() -> None:
    plain = stored(quadrants(), dpi=(120, 120))
    notes = PngInfo()
    notes.add_text("Comment", "any")
    assert plain == prepare(stored(quadrants(), dpi=(120, 120), pnginfo=notes), WIDE).data


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("width", [WIDE, CM // 10])
def test_colour_profiles_stay(kind: str, width: int) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = prepare(stored(quadrants(), kind, icc_profile=profile), width)
    assert profile == opened(image).info["icc_profile"]


def test_cmyk_becomes_rgb_without_its_profile() -> None:
    data = stored(quadrants().convert("CMYK"), "JPEG", icc_profile=b"for four inks")
    image = prepare(data, WIDE)
    assert "RGB" == opened(image).mode
    assert "icc_profile" not in opened(image).info
    assert corners(image) == CORNERS


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("width", [WIDE, 2 * CM])
def test_png_of_every_mode(mode: str, width: int) -> None:
    image = prepare(stored(quadrants(300, 150).convert(mode)), width)
    assert ("A" in mode) == opened(image).has_transparency_data
    assert (300 if width == WIDE else 173) == image.width  # 2 cm / 2.54 × 220 = 173.2
    opened(image)


def test_a_palette_with_transparency_stays_transparent_when_shrunk() -> None:
    picture = PIL.Image.new("P", (300, 150), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    image = prepare(stored(picture, transparency=b"\x00\xff"), CM)
    assert 0 == opened(image).getchannel("A").getpixel((5, 5))


@pytest.mark.parametrize("see_through", [b"", chunk(b"tRNS", struct.pack(">H", 0x8000))])
def test_sixteen_bits_of_grey_are_not_clipped_when_shrunk(see_through: bytes) -> None:
    rows = (b"\0" + struct.pack(">H", 0x8000) * 300) * 150
    data = png(300, 150, 16, 0, rows, see_through)
    assert "I;16" == opened(prepare(data, WIDE)).mode
    small = opened(prepare(data, CM))
    assert ("L", 0x80) == (small.mode, small.getpixel((5, 5)))


def test_sixteen_bits_of_colour() -> None:
    rows = (b"\0" + struct.pack(">3H", 0xFFFF, 0x8000, 0) * 300) * 150
    data = png(300, 150, 16, 2, rows)
    assert data == prepare(data, WIDE).data
    assert (255, 128, 0) == opened(prepare(data, CM)).getpixel((5, 5))


def test_interlaced_png() -> None:
    # Two rows of two pixels in seven passes: each pixel of such a small picture is its own pass.
    rows = b"\0" + bytes(RED) + b"\0" + bytes(GREEN) + b"\0" + bytes(BLUE) + bytes(WHITE)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 1))
    data = png(2, 2, 8, 2, rows)
    data = data[:8] + head + data[8 + len(head) :]
    picture = opened(prepare(data, WIDE))
    assert (RED, WHITE) == (picture.getpixel((0, 0)), picture.getpixel((1, 1)))


def test_an_animation_stands_still_at_its_first_picture() -> None:
    second = PIL.Image.new("RGB", (64, 32), BLUE)
    data = stored(quadrants(), save_all=True, append_images=[second])
    assert b"acTL" in data
    image = prepare(data, WIDE)
    assert b"acTL" not in image.data
    assert b"fdAT" not in image.data
    assert corners(image) == CORNERS


def test_a_telephones_double_picture_is_its_first() -> None:
    data = stored(quadrants(), "MPO", save_all=True, append_images=[PIL.Image.new("RGB", (64, 32))])
    assert corners(prepare(data, WIDE)) == CORNERS


def test_pictures_finer_than_printed_are_shrunk() -> None:
    image = prepare(stored(quadrants(3000, 1500), "JPEG"), 10 * CM)
    assert (866, 433) == (image.width, image.height)  # 10 / 2.54 × 220 = 866.1
    assert corners(image) == CORNERS


def test_turned_pictures_are_measured_upright() -> None:
    lying = quadrants(3000, 1500).transpose(STORED[6])
    image = prepare(stored(lying, "JPEG", exif=noted(6)), 10 * CM)
    assert (866, 433) == (image.width, image.height)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_fine_scan_is_shrunk_to_its_natural_size_and_prints_as_large(kind: str) -> None:
    image = prepare(stored(quadrants(1200, 600), kind, dpi=(600, 600)), WIDE)
    assert (440, 220) == (image.width, image.height)  # two inches
    assert (2 * 914_400, 914_400) == pytest.approx(image.size_within(WIDE, WIDE), rel=1e-4)
    assert 220 == pytest.approx(opened(image).info["dpi"][0], rel=1e-4)


@pytest.mark.parametrize("width", [1, 0, -5])
def test_there_is_always_a_pixel_left(width: int) -> None:
    image = prepare(stored(quadrants()), width)
    assert (1, 1) == (image.width, image.height)


def test_same_bytes_in_same_bytes_out() -> None:
    for data in (stored(quadrants(900, 300), "JPEG", exif=noted(8)), stored(quadrants(900, 300))):
        assert prepare(data, CM) == prepare(data, CM)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize(
    ("declared", "expected"), [(72, 72), (96, 96), (200, 200), (0, 96), (1, 96), (10_000, 96)]
)
def test_resolution(kind: str, declared: int, expected: float) -> None:
    image = prepare(stored(quadrants(), kind, dpi=(declared, declared)), WIDE)
    assert expected == pytest.approx(image.dpi, rel=1e-3)  # PNG counts by the metre


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_resolution_that_no_one_declares(kind: str) -> None:
    assert 96.0 == prepare(stored(quadrants(), kind), WIDE).dpi


@pytest.mark.parametrize(
    ("unit", "over", "under", "expected"),
    [(2, 150, 1, 150), (3, 50, 1, 127), (2, 150, 0, 96), (2, 1, 1, 96)],
)
def test_resolution_in_a_cameras_notes(unit: int, over: int, under: int, expected: float) -> None:
    entries = ((0x11A, 5, 34), (0x128, 3, unit))
    exif = block("<", *entries, rest=struct.pack("<II", over, under))
    data = png(2, 2, 8, 0, bytes(6), chunk(b"eXIf", exif))
    assert expected == pytest.approx(prepare(data, WIDE).dpi)


@pytest.mark.parametrize(
    ("dpi", "expected"),
    [
        (300, (914_400, 457_200)),  # 300 pixels are one inch
        (96, (2_857_500, 1_428_750)),  # 3.125 inches
        (72, (3_600_000, 1_800_000)),  # 4.17 inches, more than 10 cm
    ],
)
def test_size_is_natural_or_fits_the_width(dpi: float, expected: tuple[int, int]) -> None:
    assert expected == Image(b"", "png", 300, 150, dpi).size_within(10 * CM, 20 * CM)


def test_size_fits_the_height() -> None:
    assert (2 * CM, CM) == Image(b"", "png", 300, 150, 96).size_within(10 * CM, CM)


def test_size_is_never_nothing() -> None:
    assert (9_525, 1) == Image(b"", "png", 100_000, 1, 96).size_within(9_525, 9_525)
    assert (1, 1) == Image(b"", "png", 1, 1, 96).size_within(0, 0)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (stored(quadrants(), "GIF"), "GIF图片"),
        (stored(quadrants(), "BMP"), "BMP图片"),
        (stored(quadrants(), "TIFF"), "TIFF图片"),
        (b"MM\0*" + bytes(8), "TIFF图片"),
        (b"RIFF\x0a\0\0\0WEBPVP8 ", "WebP图片"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC图片"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", "HEIC图片"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF图片"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG图形"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- made by -->\n<svg/>", "SVG图形"),
        (b"%PDF-1.7", "PDF文件"),
    ],
)
def test_other_formats_are_named(data: bytes, name: str) -> None:
    message = refusal(data)
    assert f"这是{name}" in message
    assert "另存为JPEG或PNG" in message


def test_what_is_no_picture() -> None:
    assert "空的" in refusal(b"")
    for data in (b"\0", "季度报告".encode(), b"\xff\xd8", b"\x89PNG", b"<?xml?><html/>"):
        assert "不是图片" in refusal(data)


def test_bombs_are_refused_by_what_they_declare() -> None:
    expected = "图片有30000×30000像素，超过8000万像素"
    assert expected in refusal(png(30_000, 30_000, 1, 0, b""))
    jpeg = stored(quadrants(), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    assert expected in refusal(jpeg[:at] + struct.pack(">HH", 30_000, 30_000) + jpeg[at + 4 :])


def test_a_jpeg_of_endless_scans_is_refused() -> None:
    jpeg = stored(quadrants(), "JPEG", progressive=True)
    assert "遍" in refusal(jpeg[:-2] + segment(0xDA, bytes(8)) * 101 + b"\xff\xd9")


@pytest.mark.parametrize(
    "data",
    [
        png(0, 4, 8, 0, b""),
        png(4, 4, 8, 0, b"nothing here")[:-20] + chunk(b"IEND", b""),
        png(4, 4, 99, 0, bytes(20)),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\0\0\xff\xd9",
        b"\xff\xd8" + segment(0xC0, b"\x08") + segment(0xDA, b"") + b"\xff\xd9",
        b"\xff\xd8" + segment(0xC3, struct.pack(">BHHB", 12, 8, 8, 1)) + b"\xff\xd9",
        b"\xff\xd8" + b"\xff" * 1_000_000,
    ],
)
def test_broken_files(data: bytes) -> None:
    assert "损坏或不完整" in refusal(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_every_truncation_is_refused(kind: str) -> None:
    data = stored(quadrants(), kind, exif=noted(6))
    for length in range(len(data)):
        refusal(data[:length])


HITS = st.lists(st.tuples(st.integers(0, 5_000), st.binary(max_size=6)), max_size=4)


@given(st.sampled_from(["JPEG", "PNG", "MPO"]), st.integers(0, 9), HITS)
def test_damaged_files_are_printed_or_refused(
    kind: str, orientation: int, hits: list[tuple[int, bytes]]
) -> None:
    data = bytearray(stored(quadrants(), kind, exif=noted(orientation)))
    for place, rubbish in hits:
        at = place % len(data)
        data[at : at + len(rubbish)] = rubbish
    with contextlib.suppress(Unprintable):
        opened(prepare(bytes(data), CM))


@given(st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"<"]), st.binary())
def test_random_bytes_are_refused(start: bytes, rest: bytes) -> None:
    refusal(start + rest)


def test_pillow_is_loaded_only_for_pictures() -> None:
    program = "import sys, reportgen.word.images; sys.exit('PIL' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", program], check=False).returncode
