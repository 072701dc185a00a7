#!/usr/bin/env bash
# SDL_Init with nothing but the audio flag also takes SIGTERM and SIGINT away from the program: a `kill` no longer ends
# it, but becomes an event that a program without an event loop never reads. SDL_AudioInit opens the same sound and
# leaves the signals alone.
# pysdl2-dll 2.32.10 (SDL 2.32.10), dummy sound driver, Linux, CPython 3.11. Seen:
#   SDL_AudioInit: ended by SIGTERM
#   SDL_Init(SDL_INIT_AUDIO): still running a second after SIGTERM
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'pysdl2-dll==2.32.10'
cat > "$folder/try.py" <<'PY'
import ctypes, glob, os, signal, subprocess, sys, time
import sdl2dll
library = glob.glob(os.path.join(os.path.dirname(sdl2dll.__file__), "dll", "libSDL2-2.0*"))[0]
if len(sys.argv) > 1:
    sdl = ctypes.CDLL(library)
    assert (sdl.SDL_AudioInit(b"dummy") if sys.argv[1] == "audio" else sdl.SDL_Init(0x10)) == 0
    print("ready", flush=True)
    time.sleep(30)
    sys.exit(1)
for name, way in (("SDL_AudioInit", "audio"), ("SDL_Init(SDL_INIT_AUDIO)", "init")):
    environment = {**os.environ, "SDL_AUDIODRIVER": "dummy"}
    child = subprocess.Popen([sys.executable, __file__, way], stdout=subprocess.PIPE, env=environment)
    child.stdout.readline()
    child.send_signal(signal.SIGTERM)
    try:
        ended = child.wait(1) == -signal.SIGTERM
        print(f"{name}: {'ended by SIGTERM' if ended else 'ended otherwise'}")
    except subprocess.TimeoutExpired:
        print(f"{name}: still running a second after SIGTERM")
    child.kill()
    child.wait()
PY
seen=$("$folder/venv/bin/python" "$folder/try.py")
printf '%s\n' "$seen"
[ "$seen" = "SDL_AudioInit: ended by SIGTERM
SDL_Init(SDL_INIT_AUDIO): still running a second after SIGTERM" ]
