/* The session as coach's own machine walks it (coach/engine/machine.py), over the segments that coach has compiled.

   Pure: it knows no clock, no sound and no page. Time comes in as walk(ms). A repetition counts when its last working
   segment was walked to its end, and once only. Whoever jumps to another exercise or leg than was last announced is led
   in first: the stretch of the timeline that announces it is played again (`lead`), then what was jumped to. */

const ANNOUNCING = new Set(["explain", "prepare", "switch"]);
const NEAR_START_MS = 2000; // so soon after a set's start, back means the set before it

class Machine {
  constructor(session) {
    this.entries = session.entries;
    this.all = session.segments;
    this.segments = session.segments;
    this.state = "ready"; // running, paused, finished, stopped
    this.index = 0;
    this.lead = null; // the segment that is played before the one at `index`
    this.into = 0; // ms into the current segment
    this.active = 0; // ms on the mat
    this.announced = null; // the place (exercise and leg) the person was last told to get into
    this.byNext = false;
    this.hurt = [];
    this.beforeHurt = null;
    this.credits = new Map(); // place of the set in session.sets -> Map of repetition -> ms on the mat
  }

  get segment() {
    return this.lead || this.segments[this.index] || null;
  }

  /* Whether it waits for a tap: a repetition at one's own pace. */
  get waits() {
    return this.segment !== null && this.segment.ms === null;
  }

  get performed() {
    let count = 0;
    for (const reps of this.credits.values()) count += reps.size;
    return count;
  }

  /* What is left of the session in ms; a repetition at one's own pace counts as nothing. */
  get left() {
    let ms = this.lead ? this.lead.ms : 0;
    for (const segment of this.segments.slice(this.index)) ms += segment.ms || 0;
    return this.segment === null || this.waits ? ms : ms - this.into;
  }

  /* Stand where a session that was broken off goes on: behind what was counted and what hurt. */
  restore(saved) {
    for (const [set, reps] of saved.credits) this.credits.set(set, new Map(reps));
    this.active = saved.active;
    this.leaveOut(saved.hurt);
    this.index = this.after();
  }

  start() {
    this.state = "running";
    this.arrive();
    this.enter();
  }

  /* Let so much time go by. */
  walk(ms) {
    let segment = this.segment;
    while (segment !== null && segment.ms !== null && ms >= segment.ms - this.into) {
      const left = segment.ms - this.into;
      this.active += left;
      ms -= left;
      this.cross();
      segment = this.segment;
    }
    if (segment !== null && segment.ms !== null) this.into += ms;
    if (this.state === "running") this.active += ms;
  }

  done() {
    if (this.state === "running" && this.waits) this.cross();
  }

  pause() {
    if (this.state === "running") this.state = "paused";
  }

  goOn() {
    if (this.state !== "paused") return;
    this.beforeHurt = null;
    this.state = "running";
    if (this.segment === null || this.into === 0) this.enter();
  }

  next() {
    if (this.segment === null) return;
    const unheard = this.byNext && this.into < NEAR_START_MS;
    this.jump(this.nextStart(unheard ? null : this.announced));
    this.byNext = true;
  }

  back() {
    if (this.index === 0 && this.into <= NEAR_START_MS) return;
    const start = this.backStart(this.lead === null ? this.into : 0);
    if (this.lead !== null) this.announced = null; // on the way into position is not in it
    this.jump(start);
  }

  /* What hurts is over: every entry with that exercise, also as a warm-up, leaves the session. */
  hurts() {
    const segment = this.segment;
    if (segment === null) return null;
    this.beforeHurt = { index: this.index, into: this.into, lead: this.lead, byNext: this.byNext };
    this.state = "paused";
    this.index = this.leaveOut([segment.exercise]);
    this.arrive();
    return segment;
  }

  notHurt() {
    if (this.beforeHurt === null) return;
    this.hurt.pop();
    this.layOut();
    Object.assign(this, this.beforeHurt);
    this.beforeHurt = null;
  }

  stop() {
    this.state = "stopped";
  }

  /* End the current segment and begin the next. */
  cross() {
    if (this.lead !== null) {
      this.lead = null;
      this.into = 0;
      this.enter();
      return;
    }
    const segment = this.segments[this.index];
    if (segment.ends) this.credit(segment);
    this.index += 1;
    this.arrive();
    this.enter();
  }

  credit(segment) {
    if (!this.credits.has(segment.set)) this.credits.set(segment.set, new Map());
    const reps = this.credits.get(segment.set);
    if (!reps.has(segment.rep)) reps.set(segment.rep, Math.round(this.active));
  }

  /* Stand at the beginning of the segment at `index`, or of what leads into it. */
  arrive() {
    this.byNext = false;
    this.into = 0;
    const segment = this.segments[this.index];
    const led = segment !== undefined && segment.set !== null && segment.place !== this.announced;
    this.lead = led ? this.leadTo(this.index) : null;
  }

  /* The nearest stretch that announces the exercise and leg of the segment there. */
  leadTo(index) {
    const place = this.segments[index].place;
    for (let at = index; at >= 0; at -= 1) {
      const { kind, place: told } = this.segments[at];
      if ((kind === "prepare" || kind === "switch") && told === place) return this.segments[at];
    }
    return null;
  }

  enter() {
    const segment = this.segment;
    if (segment === null) this.state = "finished";
    else if (ANNOUNCING.has(segment.kind)) this.announced = segment.place;
  }

  /* Leaving the last set pauses at the end: going on finishes, back returns. */
  jump(index) {
    this.beforeHurt = null;
    this.index = index;
    this.arrive();
    if (this.segment === null) this.state = "paused";
    else if (this.state === "running") this.enter();
  }

  setToCome(index) {
    while (index < this.segments.length && this.segments[index].set === null) index += 1;
    return index;
  }

  /* Behind this set or stretch; where it was announced and not heard, behind what it leads to. */
  nextStart(announced) {
    const here = this.segment;
    let index = this.index;
    const coming = this.setToCome(index);
    if (ANNOUNCING.has(here.kind) && coming < this.segments.length) {
      if (announced === this.segments[coming].place) return here.kind === "explain" ? index + 1 : coming;
      index = coming;
    }
    const stretch = this.segments[index].stretch;
    index += 1;
    while (stretch !== null && index < this.segments.length && this.segments[index].stretch === stretch) index += 1;
    return index;
  }

  /* The start of this set, or from there the start of the set before; in front of the first, one stretch at a time. */
  backStart(into) {
    const here = this.segments[this.index];
    let start = this.index;
    if (here !== undefined && here.set !== null) {
      start = this.setStart(this.index);
      let walked = into;
      for (const segment of this.segments.slice(start, this.index)) walked += segment.ms || 0;
      const ownPace = this.segments[start].ms === null && this.index > start;
      if (walked > NEAR_START_MS || ownPace) return start;
    }
    for (let at = start - 1; at >= 0; at -= 1) if (this.segments[at].set !== null) return this.setStart(at);
    return start === this.index && into > NEAR_START_MS ? start : Math.max(start - 1, 0);
  }

  setStart(index) {
    const stretch = this.segments[index].stretch;
    while (index > 0 && this.segments[index - 1].stretch === stretch) index -= 1;
    return index;
  }

  isOver(segment) {
    return this.entries[segment.entry].some((exercise) => this.hurt.includes(exercise));
  }

  layOut() {
    this.segments = this.all.filter((segment) => !this.isOver(segment));
    while (this.segments.length > 0 && this.segments[this.segments.length - 1].kind === "rest") this.segments.pop();
  }

  /* Take out what hurts; returns where the place is now, or the first one after what was taken out. */
  leaveOut(exercises) {
    this.hurt.push(...exercises);
    const before = this.segments;
    let index = this.index;
    while (index < before.length && this.isOver(before[index])) index += 1;
    const kept = before.slice(0, index).filter((segment) => !this.isOver(segment)).length;
    this.layOut();
    return Math.min(kept, this.segments.length);
  }

  /* Where to go on: the next exercise's beginning, or else the first segment of a repetition. */
  after() {
    let index = 0;
    this.segments.forEach((segment, at) => {
      if (segment.ends && this.credits.has(segment.set) && this.credits.get(segment.set).has(segment.rep)) index = at + 1;
    });
    const passed = new Set(["relax", "rest", "switch"]); // whoever comes back is told where to lie
    while (index < this.segments.length && passed.has(this.segments[index].kind)) index += 1;
    return index;
  }
}
