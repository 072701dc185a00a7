#!/usr/bin/env bash
# On a page whose content policy has no 'unsafe-eval', playwright's wait_for_function("text") passes where it is true at
# the first look, and fails with an EvalError where it has to look again: the first look is the driver's, which no policy
# holds, and every other one is an eval of the page's own. Written as a function, `() => text`, it waits as it should, and
# evaluate("text") always answers. So a test passes on a busy machine and fails on a quick one, and 'unsafe-eval' in the
# policy or bypass_csp, which seem to mend it, hide what the policy would have blocked.
# playwright 1.65.2, Chromium 150 (one has to be installed; none is downloaded). Seen:
#   [2, 2, 'EvalError']
set -euo pipefail
browser=$(command -v chromium || command -v google-chrome) || { echo "no Chromium here"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check playwright==1.65.2
cat > "$folder/page.html" <<'HTML'
<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>A page</p>
HTML
"$folder/venv/bin/python" - "$browser" "$folder/page.html" <<'PY'
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    page = browser.new_page()
    page.goto(Path(sys.argv[2]).as_uri())
    seen = [page.evaluate("1 + 1"), page.wait_for_function("1 + 1").json_value()]
    later = "document.timeline.currentTime > {}"
    page.wait_for_function("() => " + later.format(1_500))
    try:
        page.wait_for_function(later.format(4_000), timeout=10_000)
        seen.append("true")
    except Error as error:
        seen.append("EvalError" if "EvalError" in error.message else error.message)
    browser.close()
print(seen)
sys.exit(seen != [2, 2, "EvalError"])
PY
