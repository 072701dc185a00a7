#!/usr/bin/env bash
# Chapters that are set on a PyAV container behind its first packet are in an M4A file, and are not in an MP3 or Opus file:
# no error, no warning, and `chapters()` of the container that writes gives them back. MP3 and Ogg have them in their
# head, which is written with the first packet.
# av 18.1.0. Seen: mp3 before 2, behind 0; opus before 2, behind 0; m4a before 2, behind 2
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'av==18.1.0'
seen=$("$folder/venv/bin/python" - "$folder" <<'PY'
import sys
from fractions import Fraction
import av
CHAPTERS = [
    {"id": at, "start": at * 500, "end": at * 500 + 500, "time_base": Fraction(1, 1000), "metadata": {"title": f"{at}"}}
    for at in (0, 1)
]
def read_back(kind, codec, format, before):
    path = f"{sys.argv[1]}/a.{kind}"
    with av.open(path, "w") as file:
        stream = file.add_stream(codec, rate=24_000, layout="mono")
        stream.codec_context.format = format
        if before:
            file.set_chapters(CHAPTERS)
        for at in range(20):
            frame = av.AudioFrame(format="s16", layout="mono", samples=1_200)
            frame.planes[0].update(bytes(2_400))
            frame.sample_rate, frame.pts = 24_000, at * 1_200
            file.mux(stream.encode(frame))
        if not before:
            file.set_chapters(CHAPTERS)
        assert 2 == len(file.chapters())
        file.mux(stream.encode(None))
    with av.open(path) as file:
        return len(file.chapters())
kinds = (("mp3", "libmp3lame", "s16p"), ("opus", "libopus", "s16"), ("m4a", "aac", "fltp"))
print("; ".join(f"{kind[0]} before {read_back(*kind, True)}, behind {read_back(*kind, False)}" for kind in kinds))
PY
)
printf '%s\n' "$seen"
[ "$seen" = "mp3 before 2, behind 0; opus before 2, behind 0; m4a before 2, behind 2" ]
