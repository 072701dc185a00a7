/* Puts the parts together: which page is in front, what a key or a tap does there, and what the phone is told. */

const session = JSON.parse(byId("session").textContent);
const words = session.words;
const records = new Records(session);
const audio = byId("sound");
const figure = new Figure(byId("figure"), session.scenes, matchMedia("(prefers-reduced-motion: reduce)"));
let machine = new Machine(session);
let player = null;
let screen = null;
let pageShown = "start";
let concluded = null; // the record of the session that the questions are about
let wakeLock = null;

function showPage(name) {
  pageShown = name;
  for (const page of document.querySelectorAll("main")) page.hidden = page.id !== name;
  document.body.dataset.page = name;
  if (name !== "live") document.body.dataset.mode = "";
}

/* --- The start: what it is, what is kept of before. */

function dateText(ms) {
  return new Intl.DateTimeFormat(session.lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(ms));
}

function repetitions(record) {
  let count = 0;
  for (const set of record.sets) if (!set.warm_up) count += set.repetitions.length;
  return count;
}

function showStart() {
  const { open, ended } = records;
  byId("resume").hidden = open === null;
  byId("begin-again").hidden = open === null;
  byId("begin").hidden = open !== null;
  if (open !== null) write("resume-when", words.broken_off.replace("{when}", dateText(open.record.started_ms)));
  byId("done-before").hidden = ended.length === 0;
  byId("done-list").replaceChildren(
    ...ended.slice(-3).reverse().map((record) => {
      const line = document.createElement("li");
      const told = words.done_on.replace("{when}", dateText(record.started_ms)).replace("{reps}", repetitions(record));
      line.textContent = told;
      return line;
    }),
  );
  showPage("start");
}

function begin(saved) {
  machine = new Machine(session);
  if (saved) machine.restore(saved);
  else records.begin();
  screen = new Screen(session, machine, figure);
  player = player || new Player(audio, machine, happened);
  player.machine = machine;
  player.at = audio.currentTime * 1000;
  showPage("live");
  player.start();
  happened();
  keepAwake();
  tellPhone();
}

/* --- The session. */

function happened() {
  if (records.open === null) return;
  records.note(machine);
  if (machine.state === "finished" || machine.state === "stopped") conclude();
  else {
    screen.show();
    tellPhoneWhere();
  }
}

function primary() {
  player.happen((now) => {
    if (now.state === "paused") now.goOn();
    else if (now.waits) now.done();
    else now.pause();
  });
}

function pause() {
  player.happen((now) => now.pause());
}

function next() {
  player.happen((now) => now.next());
}

function back() {
  player.happen((now) => now.back());
}

function bigger(on) {
  byId("live").classList.toggle("big", on);
  byId("bigger").setAttribute("aria-pressed", String(byId("live").classList.contains("big")));
}

function mute() {
  audio.muted = !audio.muted;
  byId("mute").setAttribute("aria-pressed", String(audio.muted));
}

/* --- It hurts. */

const hurtRating = new Rating(byId("how-much"), { question: words.hurt_how_much, scale: words.hurt_scale, hint: words.ten_hint }, (sore) => {
  records.open.hurts[records.open.hurts.length - 1].sore = sore;
  records.save();
});

function hurts() {
  let segment = null;
  player.happen((now) => {
    segment = now.hurts();
    if (segment !== null) records.addHurt(segment, null);
  });
  if (segment === null) return; // it was over in this moment
  hurtRating.show(null);
  write("hurt-what", session.names[segment.exercise]);
  write("hurt-over", words.hurt_over);
  showPage("hurt");
  byId("hurt-word").focus();
}

function afterHurt() {
  showPage("live");
  primary();
}

function notHurt() {
  records.open.hurts.pop();
  player.happen((now) => now.notHurt());
  showPage("live");
}

/* --- Stop. */

function askStop() {
  pause();
  showPage("stop");
  byId("not-stop").focus(); // the space that comes by habit goes on
}

function goOnAfterAll() {
  showPage("live");
  primary();
}

function stop() {
  player.happen((now) => now.stop());
}

/* --- Afterwards: the two questions, and the file. */

const effort = new Rating(byId("effort"), { question: words.how_hard, scale: words.effort_scale, hint: words.ten_hint }, (value) => {
  answer("effort", value);
});
const sore = new Rating(byId("sore"), { question: words.how_sore, scale: words.hurt_scale, hint: words.ten_hint }, (value) => {
  answer("sore", value);
});

function answer(question, value) {
  records.answer(concluded, question, value);
  byId("text").value = records.file();
}

function conclude() {
  concluded = records.end(machine.state === "finished" ? "completed" : "stopped");
  letSleep();
  showAfter();
}

function showAfter() {
  const something = didSomething(concluded);
  write("after-head", concluded.status === "completed" ? words.big_done : words.end);
  write("after-time", words.on_the_mat.replace("{time}", clockText(concluded.active_ms)));
  write("after-what", something ? "" : words.after_nothing);
  byId("questions").hidden = !something;
  showTable(something ? concluded : { sets: [], hurts: [] });
  effort.show(concluded.effort === undefined ? null : concluded.effort);
  sore.show(concluded.sore === undefined ? null : concluded.sore);
  byId("text").value = records.file(); // for a phone that lets a page save nothing
  write("spoken", [byId("after-head").textContent, byId("after-time").textContent, byId("after-what").textContent].join(" "));
  showPage("after");
}

/* Done of asked, a row an exercise and a column a side; warm-ups are left out. */
function showTable({ sets, hurts: hurt }) {
  const rows = new Map();
  for (const set of sets) {
    if (set.warm_up) continue;
    const row = rows.get(set.entry) || { exercise: set.exercise };
    const [done, asked] = row[set.side] || [0, 0];
    row[set.side] = [done + set.repetitions.length, asked + set.prescribed];
    rows.set(set.entry, row);
  }
  byId("table").hidden = rows.size === 0;
  byId("table-rows").replaceChildren(
    ...[...rows].map(([entry, row]) => {
      const { exercise } = row;
      const line = document.createElement("tr");
      const name = document.createElement("th");
      name.scope = "row";
      name.textContent = session.names[exercise] || exercise;
      if (hurt.some((each) => each.entry === entry)) name.textContent += ` (${words.it_hurt})`;
      const cells = row.both ? [row.both, row.both] : [row.left, row.right];
      line.append(name, ...cells.map((cell) => {
        const shown = document.createElement("td");
        shown.textContent = cell ? cell.join("/") : "";
        return shown;
      }));
      return line;
    }),
  );
}

/* A click on a link, for nothing else lets a page write a file; its name says what it is of. */
function saveFile() {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([records.file()], { type: "application/json" }));
  const last = records.ended[records.ended.length - 1];
  link.href = url;
  link.download = `coach-${session.routine}-${last.day}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  for (const id of ["saved", "saved-before"]) write(id, words.saved_as.replace("{file}", link.download));
}

/* --- The phone: its screen stays on, its lock screen knows what runs. */

async function keepAwake() {
  try {
    wakeLock = await navigator.wakeLock.request("screen");
  } catch {
    wakeLock = null; // an old browser, or a battery that is nearly empty: the sound goes on all the same
  }
}

function letSleep() {
  if (wakeLock !== null) wakeLock.release();
  wakeLock = null;
  if ("mediaSession" in navigator) navigator.mediaSession.playbackState = "none";
}

function tellPhone() {
  if (!("mediaSession" in navigator)) return;
  const handlers = {
    play: () => {
      if (machine.state !== "running" || machine.waits) primary();
    },
    pause,
    nexttrack: next,
    previoustrack: back,
  };
  for (const [name, handler] of Object.entries(handlers)) {
    navigator.mediaSession.setActionHandler(name, () => {
      if (pageShown === "live") handler();
    });
  }
}

function tellPhoneWhere() {
  if (!("mediaSession" in navigator)) return;
  const segment = machine.segment;
  const title = segment === null ? session.name : [segment.title, segment.side_word].filter(Boolean).join(", ");
  const { metadata } = navigator.mediaSession;
  if (metadata === null || metadata.title !== title) {
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: session.name });
  }
  navigator.mediaSession.playbackState = machine.state === "running" && !machine.waits ? "playing" : "paused";
}

/* --- Keys, the same as coach's. */

const KEYS = {
  live: {
    " ": primary, p: pause, Enter: primary, ArrowRight: next, n: next, ArrowLeft: back, b: back, PageUp: back,
    PageDown: () => (machine.waits ? primary() : next()),
    o: hurts, "+": () => bigger(true), "=": () => bigger(true), "-": () => bigger(false), m: mute, q: askStop, Escape: askStop,
  },
  hurt: { " ": afterHurt, Enter: afterHurt, u: notHurt },
  stop: { " ": goOnAfterAll, Escape: goOnAfterAll, q: stop },
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const onControl = event.target.closest("button, input, summary") !== null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Enter is the key of what has the focus. Space is the session's own wherever the focus was left.
  if (onControl && (key === "Enter" || (pageShown !== "live" && key === " "))) return;
  if (onControl && event.target.type === "radio" && key.startsWith("Arrow")) return;
  if (pageShown === "hurt" && hurtRating.typed(key)) return event.preventDefault();
  if (pageShown === "after") return typeAnswer(key);
  const act = (KEYS[pageShown] || {})[key];
  if (act === undefined) return;
  event.preventDefault();
  if (!event.repeat) act();
}

/* A digit answers the question that has the focus, else the first that has no answer yet. */
function typeAnswer(key) {
  const focused = document.activeElement.closest("fieldset");
  const ten = !effort.beginsAnew(key) && effort.value === 1;
  const first = focused !== null ? focused.id === "effort" : effort.value === null || ten;
  (first ? effort : sore).typed(key);
}

/* --- Taps, and time. */

const TAPS = {
  begin: () => begin(null),
  resume: () => begin(records.open),
  "begin-again": () => {
    records.giveUp();
    begin(null);
  },
  primary, next, back, hurts, stage: primary, mute,
  bigger: () => bigger(),
  "ask-stop": askStop, "stop-here": stop, "not-stop": goOnAfterAll, "after-hurt": afterHurt, "not-hurt": notHurt,
  save: saveFile, "save-before": saveFile, "to-start": showStart,
  "answer-last": () => {
    concluded = records.ended[records.ended.length - 1];
    showAfter();
  },
};

for (const [id, act] of Object.entries(TAPS)) byId(id).addEventListener("click", act);
for (const each of document.querySelectorAll("[data-word]")) each.textContent = words[each.dataset.word];
document.addEventListener("keydown", pressed);
// A button in focus would be pressed by the space that has just paused.
document.addEventListener("keyup", (event) => {
  if (pageShown === "live" && event.key === " ") event.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible" || player === null) return;
  player.look();
  if (machine.state === "running") keepAwake(); // the system has taken it while the page was hidden
});

/* Looks often while the page is seen, and a few times a second while it is not. */
function everyFrame() {
  if (player !== null && pageShown === "live") {
    player.look();
    if (pageShown === "live") screen.show();
  }
  requestAnimationFrame(everyFrame);
}

setInterval(() => player !== null && player.look(), 250);
audio.src = URL.createObjectURL(soundOf(session));
showStart();
everyFrame();
