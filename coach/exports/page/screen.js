/* What the live page shows. It writes only what has changed, and never markup: names come from files of strangers. */

const DOTS_AT_MOST = 12; // more do not fit in a line
const byId = (id) => document.getElementById(id);

function write(id, text) {
  const there = byId(id);
  if (there.textContent !== text) there.textContent = text;
}

/* M:SS, rounded up so that the last second still shows. */
function clockText(ms) {
  const whole = Math.ceil(ms / 1000 - 1e-6);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/* The number is always the number of the word above it, as on coach's own screen. */
function countText(segment, into) {
  switch (segment.kind) {
    case "explain":
      return "";
    case "hold": {
      const whole = Math.floor(segment.ms / 1000); // its seconds are shown when they are over
      return whole >= 2 ? String(Math.min(Math.floor(into / 1000), whole)) : "1";
    }
    case "prepare":
    case "switch":
    case "rest":
      return String(Math.ceil((segment.ms - into) / 1000));
    default:
      return String(segment.rep);
  }
}

/* The sentence that is being told: as much of an explanation is over as of its time. */
function told(segment, into) {
  const length = (sentences) => sentences.reduce((sum, each) => sum + each.length, 0);
  const over = (into / segment.ms) * length(segment.told);
  const at = segment.told.findIndex((_, place) => length(segment.told.slice(0, place + 1)) > over);
  return at < 0 ? segment.told[segment.told.length - 1] : segment.told[at];
}

class Screen {
  constructor(session, machine, figure) {
    this.session = session;
    this.words = session.words;
    this.machine = machine;
    this.figure = figure;
    this.spoken = null;
  }

  show() {
    const { machine, words } = this;
    const segment = machine.segment;
    const paused = machine.state === "paused";
    document.body.dataset.mode = segment === null ? "end" : segment.kind;
    document.body.classList.toggle("paused", paused);
    write("left", words.time_left.replace("{time}", clockText(machine.left)));
    byId("bar").value = 1 - machine.left / Math.max(this.session.whole_ms, machine.left, 1);
    write("primary", machine.waits && !paused ? words.done : paused ? (segment === null ? words.finish : words.go_on) : words.pause);
    if (segment === null) this.showEnd();
    else this.showSegment(segment, paused);
    this.tell(segment, paused);
  }

  showSegment(segment, paused) {
    const { machine } = this;
    write("title", segment.title);
    write("about", segment.about);
    write("side", segment.side_word);
    write("word", paused ? this.words.paused : segment.word);
    const count = countText(segment, machine.into);
    write("count", count);
    byId("count").style.setProperty("--chars", Math.max(count.length, 1));
    byId("count-room").hidden = count === "";
    byId("stage").hidden = count === "" && segment.scene === null;
    write("reps", segment.reps_text);
    write("dots", this.dots(segment));
    write("then", segment.told === null ? segment.then : told(segment, machine.into));
    const getsReady = ANNOUNCING.has(segment.kind);
    const shown = segment.shown === null ? null : this.session.shown[segment.shown];
    const through = segment.ms ? machine.into / segment.ms : 0;
    this.figure.show(segment.scene, getsReady ? liftedBefore(shown, machine.into) : liftedIn(segment.kind, through));
  }

  /* The last set was left: going on finishes, back returns. */
  showEnd() {
    const { words } = this;
    for (const id of ["title", "about", "side", "count", "reps", "dots"]) write(id, "");
    write("title", this.session.name);
    write("word", words.end);
    write("then", words.at_end);
    byId("count-room").hidden = true;
    byId("stage").hidden = false; // whoever taps there goes on
    this.figure.show(null, 0);
  }

  /* Which repetitions of the set are done; longer sets have their number only. */
  dots(segment) {
    if (segment.reps === null || segment.reps > DOTS_AT_MOST || segment.coming === null) return "";
    const done = this.machine.credits.get(segment.coming) || new Map();
    const here = segment.kind === "relax" ? null : segment.rep;
    const reps = [...Array(segment.reps).keys()].map((place) => place + 1);
    return reps.map((rep) => (done.has(rep) ? "●" : rep === here ? "◉" : "○")).join("\u2009");
  }

  /* For a screen reader: what changes, and not what counts. Where a voice tells it, only pauses. */
  tell(segment, paused) {
    const { words, session } = this;
    const changes = segment === null || ANNOUNCING.has(segment.kind) || segment.kind === "rest";
    const about = segment === null ? [words.end, words.at_end] : [segment.title, segment.side_word, segment.word, segment.told === null ? segment.then : segment.told.join(" ")];
    const told = paused ? [words.paused, ...about] : changes && !session.sound.encoded ? about : null;
    const place = `${paused} ${segment === null ? "" : segment.at}`;
    if (told === null || place === this.spoken) return;
    this.spoken = place;
    write("spoken", told.filter(Boolean).join(". "));
  }
}
