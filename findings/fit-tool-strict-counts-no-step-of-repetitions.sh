#!/usr/bin/env bash
# fit-tool's strict check refuses a good workout of repetitions: it takes every duration_type from 6 up for a step that
# repeats others, and so 29, "reps", for one, too. A workout of one set of twelve that says it has one step is refused;
# the same that says it has none passes. Only the check is wrong: without it, what is written is right.
# fit-tool 0.9.16. Seen:
#   1 step: workout.num_valid_steps is 1 but found 0 non-repeat workout_step message(s) (repeat meta-steps excluded).
#   0 steps: passes
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q 'fit-tool==0.9.16'
seen=$("$folder/venv/bin/python" - <<'PY'
from fit_tool import FitValidationError
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.workout_message import WorkoutMessage
from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
from fit_tool.profile.profile_type import FileType, Intensity, Sport, WorkoutStepDuration, WorkoutStepTarget
def checked(steps):
    about, workout, step = FileIdMessage(local_id=0), WorkoutMessage(local_id=1), WorkoutStepMessage(local_id=2)
    about.type, about.manufacturer, about.product = FileType.WORKOUT, 255, 0
    about.serial_number, about.time_created = 1, 1_780_000_000_000
    workout.sport, workout.num_valid_steps, workout.workout_name = Sport.TRAINING, steps, "One set"
    step.message_index, step.intensity, step.target_type = 0, Intensity.ACTIVE, WorkoutStepTarget.OPEN
    step.duration_type = WorkoutStepDuration.REPS
    step.duration_reps = 12
    builder = FitFileBuilder(strict=True)
    builder.add_all([about, workout, step])
    try:
        builder.build_bytes()
    except FitValidationError as error:
        return error
    return "passes"
print(f"1 step: {checked(1)}")
print(f"0 steps: {checked(0)}")
PY
)
printf '%s\n' "$seen"
[ "$seen" = "1 step: workout.num_valid_steps is 1 but found 0 non-repeat workout_step message(s) (repeat meta-steps excluded).
0 steps: passes" ]
