/* The clock: the sound's time drives the machine, and where the machine jumps, the sound is taken there.

   Elapsed time is read off the sound and never counted in ticks: a page that is hidden is called rarely, while its sound
   goes on; whatever has gone by since the last look is walked through then. What the sound did not play is no time. */

const APART_MS = 80; // the sound may be so far from the machine before it is moved
const LATE_MS = 1200; // a hidden page stops the sound so late
const GAP_MS = 1500; // a longer gap between two looks, where nothing sounds, is an absence and no time

class Player {
  constructor(audio, machine, changed) {
    this.audio = audio;
    this.machine = machine;
    this.changed = changed; // called after everything that happened
    this.at = 0; // the sound's time in ms up to which the machine has walked
    this.looked = 0;
    audio.addEventListener("timeupdate", () => this.look());
    audio.addEventListener("ended", () => this.look());
    audio.addEventListener("pause", () => this.interrupted());
    audio.addEventListener("seeking", () => this.moved());
  }

  start() {
    this.machine.start();
    this.follow();
    this.drive();
  }

  /* Bring the session up to this moment. */
  look() {
    const { audio, machine } = this;
    if (machine.state !== "running" || audio.seeking) return; // where it was moved to was not played
    const now = performance.now();
    const heard = audio.currentTime * 1000;
    if (machine.waits) {
      machine.active += Math.min(now - this.looked, GAP_MS);
      if (heard > machine.segment.at + machine.segment.room - LATE_MS) audio.pause();
    } else {
      const before = machine.segment;
      machine.walk(Math.max(heard - this.at, 0));
      this.at = heard;
      if (machine.state === "running" && !machine.waits) this.follow();
      if (machine.segment !== before) this.changed();
    }
    this.looked = now;
  }

  /* Something happened: a key, a tap, the lock screen. */
  happen(what) {
    this.look();
    what(this.machine);
    this.follow();
    this.drive();
    this.changed();
  }

  /* Take the sound to where the machine is. */
  follow() {
    const { audio, machine } = this;
    const segment = machine.segment;
    if (segment !== null) {
      const heard = audio.currentTime * 1000;
      const wanted = segment.at + machine.into;
      const there = machine.waits
        ? heard >= wanted && heard < wanted + segment.room
        : Math.abs(heard - wanted) <= APART_MS;
      this.at = wanted;
      if (!there) audio.currentTime = wanted / 1000;
    }
    this.looked = performance.now();
  }

  /* Let it sound, or not. Only when something happened: a sound that others have stopped stays so. */
  drive() {
    const { audio, machine } = this;
    if (machine.state === "running") {
      if (audio.paused) audio.play().catch((error) => this.silent(error));
    } else if (machine.state !== "finished" && !audio.paused) audio.pause();
  }

  /* The browser does not play: nothing may look as if it ran. A pause that came first is no such thing. */
  silent(error) {
    if (error.name === "AbortError") return;
    this.machine.pause();
    this.changed();
  }

  /* The sound stopped and nobody here stopped it: a call, a headset pulled out. */
  interrupted() {
    const { audio, machine } = this;
    if (machine.state !== "running" || machine.waits || audio.ended || !audio.paused) return;
    this.look();
    machine.pause();
    this.changed();
  }

  /* The sound was moved and nobody here moved it: what was not played is not done. */
  moved() {
    if (Math.abs(this.audio.currentTime * 1000 - this.at) > GAP_MS && this.machine.state !== "finished") this.follow();
  }
}
