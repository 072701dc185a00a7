#!/usr/bin/env bash
# PyYAML's two parsers disagree about valid YAML: a tab between a key's colon and its value, or in front of a comment,
# is read by the C parser and refused by the Python one, where YAML lets white space be tabs. A program that takes
# CSafeLoader where it is there reads a person's file on one machine and not on the other; and a file that the C parser
# read cannot be edited by the places that the Python parser gives.
# PyYAML 6.0.3 (libyaml 0.2.5). Seen:
#   CSafeLoader: {'prepare': 20}
#   SafeLoader: ScannerError: found character '\t' that cannot start any token
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'pyyaml==6.0.3'
seen=$("$folder/venv/bin/python" - <<'PY'
import yaml
text = "prepare:\t20\t# seconds\n"
for loader in (yaml.CSafeLoader, yaml.SafeLoader):
    try:
        print(f"{loader.__name__}: {yaml.load(text, Loader=loader)}")
    except yaml.YAMLError as error:
        print(f"{loader.__name__}: {type(error).__name__}: {error.problem}")
PY
)
printf '%s\n' "$seen"
[ "$seen" = "CSafeLoader: {'prepare': 20}
SafeLoader: ScannerError: found character '\t' that cannot start any token" ]
