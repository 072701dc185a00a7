/* The figure as SVG, from coach's skeleton: points that move from start to lifted, and what joins them. */

const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes, parent) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (parent) parent.append(made);
  return made;
}

/* Where a point is: on the curve through start, halfway and lifted, or on the straight line. Up is up. */
function pointAt([ax, ay, bx, by, mx, my], lifted) {
  if (mx === undefined) return [ax + (bx - ax) * lifted, -(ay + (by - ay) * lifted)];
  const before = (2 * lifted - 1) * (lifted - 1);
  const after = lifted * (2 * lifted - 1);
  const middle = 4 * lifted * (1 - lifted);
  return [before * ax + middle * mx + after * bx, -(before * ay + middle * my + after * by)];
}

/* Draws one view of a scene; the returned function shows it so far lifted. */
function drawView(view, room) {
  const [x, y, wide, high] = view.box;
  const svg = element("svg", { viewBox: `${x} ${-y - high} ${wide} ${high}`, "aria-hidden": "true" }, room);
  element("line", { class: "floor", x1: x, y1: 1, x2: x + wide, y2: 1 }, svg);
  const moves = view.parts.map((part) => drawPart(part, svg));
  return (lifted) => {
    const at = {};
    for (const [name, joint] of Object.entries(view.joints)) at[name] = pointAt(joint, lifted);
    for (const move of moves) move(at);
  };
}

/* Draws a part in front of all that is there, with a gap around it; the returned function moves it. */
function drawPart(part, svg) {
  if (part.shape === "fill") {
    const attributes = { class: `${part.ink} filled`, "stroke-width": part.widths[0] };
    const shapes = part.gap ? [element("polygon", { class: "gap", "stroke-width": part.widths[0] + 2 * part.gap }, svg)] : [];
    shapes.push(element("polygon", attributes, svg));
    return (at) => {
      const points = part.points.map((name) => at[name].join()).join(" ");
      for (const shape of shapes) shape.setAttribute("points", points);
    };
  }
  if (part.shape === "eyes") return drawEyes(part, svg);
  const pairs = part.points.slice(1).map((name, place) => [part.points[place], name, part.widths[place]]);
  const line = (ink, [start, end, width], more) => [element("line", { class: ink, "stroke-width": width + more }, svg), start, end];
  const lines = part.gap ? pairs.map((pair) => line("gap", pair, 2 * part.gap)) : [];
  lines.push(...pairs.map((pair) => line(part.ink, pair, 0)));
  return (at) => {
    for (const [shape, start, end] of lines) {
      shape.setAttribute("x1", at[start][0]);
      shape.setAttribute("y1", at[start][1]);
      shape.setAttribute("x2", at[end][0]);
      shape.setAttribute("y2", at[end][1]);
    }
  };
}

/* Two holes in the head, where the face points at whoever looks. */
function drawEyes({ points, widths, apart, radius }, svg) {
  const eyes = [-1, 1].map((way) => [way, element("circle", { class: "eye", r: widths[0] / 2 }, svg)]);
  const [head, nose, neck] = points;
  return (at) => {
    const [[x, y], [nx, ny]] = [at[head], at[neck]];
    const long = Math.hypot(x - nx, y - ny) || 1;
    const seen = Math.hypot(x - at[nose][0], y - at[nose][1]) <= radius;
    for (const [way, eye] of eyes) {
      eye.setAttribute("cx", at[nose][0] + (way * (y - ny) * apart) / long);
      eye.setAttribute("cy", at[nose][1] + (way * (nx - x) * apart) / long);
      eye.setAttribute("visibility", seen ? "visible" : "hidden");
    }
  };
}

class Figure {
  constructor(room, scenes, still) {
    this.room = room;
    this.scenes = scenes;
    this.still = still; // a MediaQueryList: the person wants less motion
    this.scene = undefined;
    this.moves = [];
    this.lifted = NaN;
  }

  /* Show this scene so far lifted (0 to 1); null is none. */
  show(scene, lifted) {
    if (scene !== this.scene) {
      this.scene = scene;
      this.room.replaceChildren();
      this.room.hidden = scene === null;
      this.lifted = NaN; // nothing is shown of it yet
      this.moves = scene === null ? [] : this.scenes[scene].map((view) => drawView(view, this.room));
    }
    const shown = this.still.matches ? Math.round(lifted) : lifted;
    if (shown === this.lifted) return;
    this.lifted = shown;
    for (const move of this.moves) move(shown);
  }
}

/* How far lifted in a stretch of which `through` (0 to 1) is over; as coach/model/motion.py has it. */
function liftedIn(kind, through) {
  const soft = (1 - Math.cos(Math.PI * Math.min(Math.max(through, 0), 1))) / 2;
  return { lift: soft, hold: 1, lower: 1 - soft }[kind] || 0;
}

/* How far lifted while one gets ready: whole repetitions, then still, as the person should lie. */
function liftedBefore(shown, ms) {
  if (shown === null) return 0;
  let at = ms * shown.faster;
  if (at >= shown.times * shown.length) return 0;
  at %= shown.length;
  for (const [kind, length] of shown.phases) {
    if (at < length) return liftedIn(kind, at / length);
    at -= length;
  }
  return 0;
}
