#!/usr/bin/env bash
# A Textual app that ends gives the terminal its own modes back first (echo, Ctrl-C as a signal, Ctrl-S as stop) and only
# then leaves the alternate screen, by a thread whose writing it does not wait for. What is typed in between is the
# shell's already: a Ctrl-S keeps back the rest, and the app's last screen stays where the shell's should be.
# textual 8.2.8 on Linux. Seen, in the order in which it happens:
#   keys as the shell has them
#   alternate screen left
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'textual==8.2.8'
cat > "$folder/page.py" <<'PY'
import sys
import termios
from textual.app import App
happened = []
set_modes = termios.tcsetattr
def noted(descriptor, when, modes):
    if modes[3] & termios.ICANON:
        happened.append("keys as the shell has them")
    set_modes(descriptor, when, modes)
termios.tcsetattr = noted
class Noted:
    def __init__(self, file):
        self.file = file
    def write(self, text):
        if "\x1b[?1049l" in text:
            happened.append("alternate screen left")
        return self.file.write(text)
    def __getattr__(self, name):
        return getattr(self.file, name)
sys.__stderr__ = Noted(sys.__stderr__)
class Page(App):
    def on_mount(self):
        self.set_timer(0.2, self.leave)
    def leave(self):
        happened.clear()
        self.exit()
Page().run()
with open(sys.argv[1], "w") as order:
    order.write("\n".join(happened))
PY
"$folder/venv/bin/python" -c 'import pty, sys; pty.spawn(sys.argv[1:])' \
    "$folder/venv/bin/python" "$folder/page.py" "$folder/order" < /dev/null > "$folder/screen"
seen=$(cat "$folder/order")
printf '%s\n' "$seen"
[ "$seen" = "keys as the shell has them
alternate screen left" ]
