// The text field with the underlined places behind it, and the numbers of its lines.

const text = document.getElementById("text");
const marks = document.getElementById("marks");
const numbers = document.getElementById("numbers");
const WORST = ["info", "warning", "error"];

/** Where each UTF-8 byte offset of `offsets` lies in a JavaScript string. */
export function toIndexes(string, offsets) {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map();
  let byte = 0;
  let index = 0;
  for (const offset of wanted) {
    while (byte < offset && index < string.length) {
      const code = string.codePointAt(index);
      byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      index += code < 0x10000 ? 1 : 2;
    }
    found.set(offset, index);
  }
  return found;
}

/** Underlines `places`: `{start, end, severity, current}` in characters of the string. */
export function underline(string, places) {
  const cuts = new Set([0, string.length]);
  const shown = places.map((place) => widened(string, place));
  for (const { start, end } of shown) cuts.add(start).add(end);
  const sorted = [...cuts].sort((a, b) => a - b);
  const parts = [];
  for (let at = 0; at + 1 < sorted.length; at++) {
    const [start, end] = [sorted[at], sorted[at + 1]];
    const over = shown.filter((place) => place.start <= start && place.end >= end);
    const part = string.slice(start, end);
    if (over.length === 0) {
      parts.push(part);
      continue;
    }
    const mark = document.createElement("span");
    const worst = Math.max(...over.map((place) => WORST.indexOf(place.severity)));
    mark.className = `squiggle ${WORST[worst]}${over.some((place) => place.current) ? " current" : ""}`;
    mark.textContent = part;
    parts.push(mark);
  }
  // A last line that is empty has a height only with something on it.
  marks.replaceChildren(...parts, "\n ");
  const lines = string.split("\n").length;
  if (numbers.childElementCount !== lines) {
    numbers.replaceChildren(...Array.from({ length: lines }, (_, at) => {
      const number = document.createElement("div");
      number.textContent = at + 1;
      return number;
    }));
  }
  scroll();
}

/** The places of a text in what became of it: those that the change touches are gone. */
export function moved(places, before, after) {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const shift = after.length - before.length;
  return places.flatMap((place) => {
    if (place.end <= head) return [place];
    if (place.start >= before.length - tail) return [{ ...place, start: place.start + shift, end: place.end + shift }];
    return [];
  });
}

/** An empty place, or one that is only a line's end, gets a character to be seen by. */
function widened(string, place) {
  let { start, end } = place;
  if (string.slice(start, end).trim() === "") {
    if (end < string.length && string[end] !== "\n") end = Math.max(end, start + 1);
    else if (start > 0) start -= 1;
  }
  return { ...place, start, end };
}

function scroll() {
  marks.scrollTop = text.scrollTop;
  marks.scrollLeft = text.scrollLeft;
  numbers.scrollTop = text.scrollTop;
}

text.addEventListener("scroll", scroll);

/** Selects a place and brings it into view. */
export function go(start, end) {
  text.focus();
  text.setSelectionRange(start, end);
  const before = text.value.slice(0, start);
  const line = before.split("\n").length - 1;
  const column = start - (before.lastIndexOf("\n") + 1);
  const style = getComputedStyle(text);
  const height = parseFloat(style.lineHeight);
  if (line * height < text.scrollTop || (line + 2) * height > text.scrollTop + text.clientHeight) {
    text.scrollTop = Math.max(0, (line - 3) * height);
  }
  const width = parseFloat(style.fontSize) * 0.6;
  if (column * width < text.scrollLeft || (column + 4) * width > text.scrollLeft + text.clientWidth) {
    text.scrollLeft = Math.max(0, (column - 10) * width);
  }
}
