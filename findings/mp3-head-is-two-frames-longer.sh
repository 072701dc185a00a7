#!/usr/bin/env bash
# The number of frames at the head of an MP3 file makes it at least two frames longer than the sound that went in. The same
# head says how many samples to leave out at both ends, and decoders do; a player that multiplies frames shows more, and so
# does ffprobe 5.1.9, while FFmpeg 8 takes them off. With 576 samples a frame that is 48 ms at 24,000 samples a second, 52
# at 22,050, and up to a frame more where the sound does not end with a frame: who promises a length to 50 ms chooses both.
# av 18.1.0 (LAME 3.100). Seen: 24000: 48.0 ms more, 72.0 with one sample more; 22050: 52.2 ms more, 78.3 with one sample more
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'av==18.1.0'
seen=$("$folder/venv/bin/python" - "$folder" <<'PY'
import sys
import av
def more(rate, count):
    path = f"{sys.argv[1]}/a.mp3"
    with av.open(path, "w") as file:
        stream = file.add_stream("libmp3lame", rate=rate, layout="mono")
        stream.codec_context.format = "s16p"
        frame = av.AudioFrame(format="s16", layout="mono", samples=count)
        frame.planes[0].update(bytes(2 * count))
        frame.sample_rate, frame.pts = rate, 0
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    data = open(path, "rb").read()
    head = max(data.find(b"Info"), data.find(b"Xing"))
    frames = int.from_bytes(data[head + 8 : head + 12], "big")
    return f"{(frames * 576 - count) * 1000 / rate:.1f}"
print("; ".join(f"{rate}: {more(rate, 57_600)} ms more, {more(rate, 57_601)} with one sample more" for rate in (24_000, 22_050)))
PY
)
printf '%s\n' "$seen"
[ "$seen" = "24000: 48.0 ms more, 72.0 with one sample more; 22050: 52.2 ms more, 78.3 with one sample more" ]
