#!/usr/bin/env bash
# fit-tool's duration_value of a workout step is in seconds if the duration_type was set before it, and in milliseconds
# if it is set after: the same two assignments in the other order write ten seconds or almost three hours. FIT's field of
# that name is in milliseconds, and so it is in Garmin's own writer.
# fit-tool 0.9.16, fitdecode 0.11.0. Seen:
#   type, then value 10000: 10000.0 s
#   value 10000, then type: 10.0 s
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'fit-tool==0.9.16' 'fitdecode==0.11.0'
seen=$("$folder/venv/bin/python" - <<'PY'
import io
import fitdecode
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import FileType, WorkoutStepDuration
def read_back(**fields):
    builder, about, step = FitFileBuilder(), FileIdMessage(), WorkoutStepMessage()
    about.type = FileType.WORKOUT
    for name, value in fields.items():
        setattr(step, name, value)
    builder.add_all([about, step])
    for frame in fitdecode.FitReader(io.BytesIO(builder.build_bytes())):
        if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "workout_step":
            return frame.get_value("duration_time")
kind = WorkoutStepDuration.TIME
print(f"type, then value 10000: {read_back(duration_type=kind, duration_value=10000)} s")
print(f"value 10000, then type: {read_back(duration_value=10000, duration_type=kind)} s")
PY
)
printf '%s\n' "$seen"
[ "$seen" = "type, then value 10000: 10000.0 s
value 10000, then type: 10.0 s" ]
