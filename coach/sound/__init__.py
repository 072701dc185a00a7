"""Tones and a voice for a session. Nothing here may ever hold up or end the session.

    Sound (facade)            play, say, silence, mute, close: what the live session holds
    ├── Output (output)       the one stream: a mixer, a device that comes and goes, a clock between them
    ├── Player (player)       tones on the stream | the terminal's bell | silent
    └── Voice (voice)         words: a Speaker (speaker), which is a thread around one Engine | silent
        ├── espeak_library    eSpeak NG inside this process, its speech on the stream
        ├── speech_program    say, SAPI through PowerShell, espeak-ng: text on stdin, fixed arguments
        └── speech_dispatcher Speech Dispatcher, the server of the screen readers, over its socket

    listener          a session's cues made into tones and words
    shorten           pure: what of an instruction fits its time
    speech_queue      pure: who speaks, who waits, who is too late
    speech_length     pure: how long a text takes to say
    tones             pure: each tone as samples
    mixer             pure: sounds added up block by block
    recording         pure: a whole session as samples, by the rules of a live one
    recorded_speech   voices that give samples for it
    sdl               a device through SDL 2
    alsa              where ALSA's default device leads
    quiet_libraries   ALSA and JACK kept from writing on the screen
    choose            what is there and what the person set, and `coach doctor`'s lines

The rules of the room:

- Every public method returns at once: work happens on a thread of its own, one for the device and one for the voice.
- What would be heard more than 300 ms late is not heard at all; nothing overlaps (`speech_queue` says who gives way).
- A device that hangs is waited for on the thread that asked for it, and no other is asked meanwhile: two calls into SDL
  at a time have ended the program. The bell stands for tones.
- A fault silences the part it happened in and is reported once, through the callback given when it was made. The
  callback runs on whatever thread noticed: pass something that may be called from any thread.
- Text is data. It reaches a program on its stdin only, never as an argument, and cannot carry a speech engine's own
  commands; every utterance has a time limit and its program is killed on silence.
- Optional libraries are imported when first used, never by importing this package.
"""
