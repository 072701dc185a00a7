/* What was done, kept in the browser and written as a file that `coach import` takes in. */

const KEPT_AT_MOST = 20; // sessions that are over; the file holds all of them, so one that was forgotten comes along

class Records {
  constructor(session) {
    this.session = session;
    this.key = `coach:${session.routine}`; // every page that is opened from a file shares one storage
    this.open = null; // the session under way, with where it stands
    this.ended = []; // as they stand in the file
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      const lists = (each, ...names) => names.every((name) => Array.isArray(each[name]));
      this.ended = kept.ended.filter((each) => typeof each.id === "string" && lists(each, "sets", "hurts"));
      const goesOn = kept.open !== null && typeof kept.open.record.id === "string";
      if (goesOn && lists(kept.open, "credits", "hurt", "hurts", "sets")) this.open = kept.open;
    } catch {
      // nothing kept, or something else, or no room to keep anything: the page works without
    }
    // One that was begun on a page with another dose cannot go on here; what was done in it stays.
    if (this.open !== null && this.open.page !== session.page) this.giveUp();
  }

  save() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ open: this.open, ended: this.ended }));
    } catch {
      // as above
    }
  }

  begin() {
    const { session } = this;
    const now = new Date();
    const record = {
      id: [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
      routine: session.routine,
      started_ms: now.getTime(),
      started_offset: -now.getTimezoneOffset(),
      day: dayOf(now, session.day_ends_min),
      status: "open",
    };
    this.open = { page: session.page, record, credits: [], hurt: [], hurts: [], active: 0 };
    this.open.sets = this.setsDone();
    this.save();
  }

  /* Write down where the machine stands. */
  note(machine) {
    this.open.credits = [...machine.credits].map(([set, reps]) => [set, [...reps]]);
    this.open.hurt = [...machine.hurt];
    this.open.active = Math.round(machine.active);
    this.open.sets = this.setsDone();
    this.save();
  }

  addHurt(segment, sore) {
    const hurt = { entry: segment.entry, exercise: segment.exercise, at_ms: Date.now() };
    if (segment.side !== null) hurt.side = segment.side;
    if (sore !== null) hurt.sore = sore;
    this.open.hurts.push(hurt);
  }

  setsDone() {
    const credits = new Map(this.open.credits);
    return this.session.sets.map((set, place) => ({
      ...set,
      repetitions: [...(credits.get(place) || [])].sort((one, other) => one[0] - other[0]),
    }));
  }

  /* The session is over; returns its record. */
  end(status) {
    const { record, active, hurts, sets } = this.open;
    const now = new Date();
    const ended = { ended_ms: now.getTime(), ended_offset: -now.getTimezoneOffset() };
    const whole = { ...record, ...ended, status, active_ms: active, sets, hurts };
    this.open = null;
    if (didSomething(whole)) this.ended = [...this.ended, whole].slice(-KEPT_AT_MOST);
    this.save();
    return whole;
  }

  giveUp() {
    this.end("stopped");
  }

  /* An answer was given: null takes it back. */
  answer(record, question, value) {
    if (value === null) delete record[question];
    else record[question] = value;
    this.save();
  }

  /* The file: a history of these sessions without decisions, for coach makes them as it takes it in. */
  file() {
    const { format, version } = this.session.file;
    return JSON.stringify({ format, version, sessions: this.ended, decisions: [] });
  }
}

function didSomething(record) {
  return record.hurts.length > 0 || record.sets.some((set) => set.repetitions.length > 0);
}

/* The day a moment belongs to, for who goes to bed after midnight. */
function dayOf(moment, dayEndsMin) {
  const day = new Date(moment.getTime());
  day.setMinutes(day.getMinutes() - dayEndsMin);
  const two = (number) => String(number).padStart(2, "0");
  return `${String(day.getFullYear()).padStart(4, "0")}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
