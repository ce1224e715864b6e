"""Writes pngsuite.json: CRC-32 of the RGBA bytes of every sound file of PngSuite, and null for the corrupt ones.

An independent PNG reader on zlib and numpy, slow and plain. 16-bit samples are rounded to the nearest byte,
and gAMA is passed over. Usage: python3 make_pngsuite.py FOLDER > pngsuite.json
"""
import json
import pathlib
import struct
import sys
import zlib

import numpy as np

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def read_chunks(data):
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("signature")
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, payload = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if struct.pack(">I", zlib.crc32(kind + payload)) != data[at + 8 + length : at + 12 + length]:
            raise ValueError("checksum")
        yield kind, payload
        at += 12 + length


def predict(kind, left, above, corner):
    if kind < 4:
        return (0, left, above, (left + above) // 2)[kind]
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def unfilter(raw, at, count, step, above):
    kind, row = raw[at], bytearray(raw[at + 1 : at + 1 + count])
    for i in range(count):
        left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
        row[i] = (row[i] + predict(kind, left, above[i], corner)) & 255
    return row


def read_samples(raw, width, height, depth, channels, passes):
    samples = np.zeros((height, width, channels), np.int64)
    at = 0
    for x, y, dx, dy in passes:
        columns, rows = -(-(width - x) // dx), -(-(height - y) // dy)
        if columns <= 0 or rows <= 0:
            continue
        count = (columns * channels * depth + 7) // 8
        row = bytearray(count)
        for index in range(rows):
            row = unfilter(raw, at, count, max(1, channels * depth // 8), row)
            at += count + 1
            bits = np.unpackbits(np.frombuffer(bytes(row), np.uint8)).reshape(-1, depth)
            values = bits.astype(np.int64) @ (1 << np.arange(depth)[::-1])
            samples[y + index * dy, x::dx] = values[: columns * channels].reshape(columns, channels)
    return samples


def decode(data):
    chunks = list(read_chunks(data))
    first = dict(reversed(chunks))
    width, height, depth, color, _, _, interlace = struct.unpack(">IIBBBBB", first[b"IHDR"])
    if depth not in DEPTHS.get(color, ()):
        raise ValueError("depth")
    raw = zlib.decompress(b"".join(payload for kind, payload in chunks if kind == b"IDAT"))
    samples = read_samples(raw, width, height, depth, CHANNELS[color], ADAM7 if interlace else [(0, 0, 1, 1)])
    bytes_ = (samples + 128) // 257 if depth == 16 else samples * (255 // (2**depth - 1))
    alpha = np.full((height, width, 1), 255)
    transparency = first.get(b"tRNS")
    if color == 3:
        palette = np.frombuffer(first[b"PLTE"], np.uint8).reshape(-1, 3)
        rgb = palette[samples[..., 0]]
        if transparency is not None:
            table = np.full(256, 255)
            table[: len(transparency)] = np.frombuffer(transparency, np.uint8)
            alpha = table[samples]
    else:
        rgb = np.repeat(bytes_[..., :1], 3, 2) if color in (0, 4) else bytes_[..., :3]
        if color in (4, 6):
            alpha = bytes_[..., -1:]
        elif transparency is not None:
            hidden = (samples == np.frombuffer(transparency, ">u2")).all(-1, keepdims=True)
            alpha = np.where(hidden, 0, alpha)
    return np.concatenate([rgb, alpha], -1).astype(np.uint8).tobytes()


def main():
    answers = {}
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.png")):
        try:
            answers[path.stem] = zlib.crc32(decode(path.read_bytes()))
        except (ValueError, KeyError, zlib.error):
            answers[path.stem] = None
    print(json.dumps(answers, indent=0))


main()
