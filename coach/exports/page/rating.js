/* A question whose answer is a number from 0 to 10: eleven radio buttons, and digits typed as in coach. */

const TEN_WITHIN_MS = 800; // a 1 waits so long for a 0

class Rating {
  constructor(room, { question, scale, hint }, answered) {
    this.answered = answered;
    this.oneAt = -Infinity;
    const legend = document.createElement("legend");
    legend.textContent = question;
    const told = document.createElement("p");
    told.className = "scale";
    told.textContent = scale;
    const typed = document.createElement("p");
    typed.className = "hint";
    typed.textContent = hint;
    const row = document.createElement("div");
    row.className = "numbers";
    this.inputs = [...Array(11).keys()].map((number) => this.choice(room.id, number, row));
    room.replaceChildren(legend, told, row, typed);
  }

  choice(name, number, row) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = name;
    input.addEventListener("change", () => this.answered(number));
    const shown = document.createElement("span");
    shown.textContent = number;
    label.append(input, shown);
    row.append(label);
    return input;
  }

  get value() {
    const at = this.inputs.findIndex((input) => input.checked);
    return at < 0 ? null : at;
  }

  show(value) {
    this.inputs.forEach((input, number) => {
      input.checked = number === value;
    });
  }

  /* A key as part of an answer; whether it was one. 1 and then 0, or x, is 10. */
  typed(key) {
    const ten = key === "x" || (key === "0" && this.value === 1 && performance.now() - this.oneAt < TEN_WITHIN_MS);
    if (!ten && !/^[0-9]$/.test(key)) return false;
    if (key === "1") this.oneAt = performance.now();
    this.show(ten ? 10 : Number(key));
    this.answered(this.value);
    return true;
  }

  /* Whether this key begins an answer of its own, and is not the rest of a 10. */
  beginsAnew(key) {
    return /^[0-9x]$/.test(key) && !(key === "0" && this.value === 1 && performance.now() - this.oneAt < TEN_WITHIN_MS);
  }
}
