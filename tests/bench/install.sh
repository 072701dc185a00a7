#!/usr/bin/env bash
# README's first command on CPython 3.11, 3.13 and 3.15, each in a bare Debian without a compiler.
# Needs root, debootstrap, the network and about ten minutes: sudo tests/bench/install.sh [FOLDER]
# With FOLDER the systems are kept there for the next time.
set -euo pipefail

work=${1:-$(mktemp -d)}
mkdir -p "$work"
[ $# -gt 0 ] || trap 'rm -rf "$work"' EXIT
source=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
failed=0

# $1: release of Debian, $2: its Python
try() {
    local root=$work/$1 python=$2
    if [ ! -x "$root/usr/bin/$python" ]; then
        [ -d "$root/usr" ] || debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates "$1" "$root" >/dev/null
        cp /etc/resolv.conf "$root/etc/resolv.conf"
        # A release under way may be older than its own date allows.
        chroot "$root" apt-get -q -o Acquire::Check-Valid-Until=false update >/dev/null
        chroot "$root" apt-get -qy install --no-install-recommends "$python-venv" >/dev/null
    fi
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    rm -rf "$root/coach" && mkdir "$root/coach"
    git -C "$source" archive HEAD | tar -x -C "$root/coach"
    if chroot "$root" which gcc cc >/dev/null; then echo "$1: has a compiler, so it shows nothing"; exit 2; fi
    if chroot "$root" env -i HOME=/root PATH=/usr/bin:/bin COACH_HOME=/tmp/home PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
        bash -ec "cd /coach && $python -m venv .venv && .venv/bin/pip install -q '.[sound]' && cd / &&
            /coach/.venv/bin/python --version && /coach/.venv/bin/coach check &&
            /coach/.venv/bin/coach run pre-run --plain --speed 1000 --no-save </dev/null | tail -1 &&
            /coach/.venv/bin/python -c 'import sdl2dll, espeakng_loader; print(\"sound: both libraries are there\")'"; then
        echo "$1, $python: installed and run"
    else
        echo "$1, $python: FAILED"
        failed=1
    fi
}

try bookworm python3.11
try trixie python3.13
try sid python3.15
exit $failed
