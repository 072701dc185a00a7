#!/usr/bin/env bash
# SQLite's integrity_check is about structure, not content: a bit that flips inside a stored value of a database leaves
# it "ok", and the value reads back as another one. Whoever wants to know needs a checksum of their own (or the cksumvfs
# extension).
# apsw 3.54.1.0 (SQLite 3.54.1). Seen:
#   ok, 10 repetitions
#   ok, 11 repetitions
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'apsw==3.54.1.0'
cat > "$folder/try.py" <<'PY'
import sys
import apsw
path = sys.argv[1]
def look():
    db = apsw.Connection(path)
    (state,), (reps,) = db.execute("PRAGMA integrity_check").fetchone(), db.execute("SELECT reps FROM sets").fetchone()
    db.close()
    print(f"{state}, {reps} repetitions")
db = apsw.Connection(path)
db.execute("CREATE TABLE sets (exercise TEXT NOT NULL, reps INTEGER NOT NULL) STRICT")
db.execute("INSERT INTO sets VALUES ('clamshell', 10)")
db.close()
look()
data = bytearray(open(path, "rb").read())
at = data.index(b"clamshell") + len(b"clamshell")  # the number stands right behind the text
assert data[at] == 10
data[at] ^= 1
open(path, "wb").write(data)
look()
PY
seen=$("$folder/venv/bin/python" "$folder/try.py" "$folder/history.db")
printf '%s\n' "$seen"
[ "$seen" = "ok, 10 repetitions
ok, 11 repetitions" ]
