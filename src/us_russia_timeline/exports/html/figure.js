// Drawing: elements, shapes, marks with their labels, and the keys by which a figure is walked.

const $ = (id) => document.getElementById(id);
const data = unpack(JSON.parse($("data").textContent));

function make(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

function draw(name, attributes = {}, ...content) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, typeof value === "number" ? +value.toFixed(2) : value);
  }
  made.append(...content);
  return made;
}

const pen = document.createElement("canvas").getContext("2d");
const family = getComputedStyle(document.body).fontFamily;
const widths = new Map();

// A drawing is made for text of 16 pixels and grows with that of the page, its words, rows and marks alike.
let unit = 1;

function measurer(weight) {
  return (text) => {
    const key = `${unit} ${weight}${text}`;
    if (!widths.has(key)) {
      pen.font = `${weight} ${12 * unit}px ${family}`;
      widths.set(key, pen.measureText(text).width / unit);
    }
    return widths.get(key);
  };
}

const drawn = { figure: 0, lanes: 0 }; // how wide, in units of a drawing

// How wide a drawing may be in its units, of which each drawing asks first.
function widthOf(name, wide) {
  unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return Math.floor((wide ?? $(name)?.clientWidth ?? 0) / unit);
}

const measure = measurer("400");
const measureBold = measurer("600");

// A shape a lane, so that no colour is needed to tell them apart; about a point, half as wide as 2r.
const SHAPES = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (x, y, r) => `M${x} ${y - r}L${x + r} ${y + r * 0.8}H${x - r}z`,
  (x, y, r) => `M${x - r * 0.9} ${y - r * 0.9}h${r * 1.8}v${r * 1.8}h${-r * 1.8}z`,
  (x, y, r) => {
    const a = r * 0.4;
    const b = r - a;
    return `M${x - a} ${y - r}h${2 * a}v${b}h${b}v${2 * a}h${-b}v${b}h${-2 * a}v${-b}h${-b}v${-2 * a}h${b}z`;
  },
  (x, y, r) => `M${x} ${y - r * 1.15}L${x + r * 1.15} ${y}L${x} ${y + r * 1.15}L${x - r * 1.15} ${y}z`,
  (x, y, r) => SHAPES[0](x, y, r),
];

function shape(lane, x, y, radius = 5.5) {
  const r = lane === 5 ? radius - 1.2 : radius;
  return draw("path", { class: `mark lane${lane}`, d: SHAPES[lane](+x.toFixed(2), +y.toFixed(2), r) });
}

// Words have a halo of the ground: stroked first, then filled.
function label(text, x, y, attributes = {}) {
  return draw("text", { x, y, "paint-order": "stroke", ...attributes }, text);
}

// A mark that leads to a record: drawn, named, walked to by the keys.
function mark(href, name, ...content) {
  return draw("a", { href, class: "go", "aria-label": name, tabindex: -1 }, ...content);
}

function figure(width, height, name, ...content) {
  const size = { width: width * unit, height: height * unit, viewBox: `0 0 ${width} ${height}` };
  return draw("svg", { ...size, role: "group", "aria-label": name }, ...content);
}

function axis(scale, found, width, y) {
  const group = draw("g", { class: "axis", "aria-hidden": "true" });
  let taken = -Infinity;
  for (const [day, words] of found) {
    const x = scale(day);
    if (x < 0 || x > width) continue;
    group.append(draw("line", { class: "grid", x1: x, x2: x, y1: 0, y2: y }));
    const wide = measure(words);
    const last = x + 3 + wide > width - EDGE;
    const from = last ? width - EDGE - wide : x + 3;
    if (from < taken + 8) continue;
    group.append(label(words, last ? width - EDGE : x + 3, y + 15, last ? { "text-anchor": "end" } : {}));
    taken = from + wide;
  }
  group.append(draw("line", { class: "base", x1: 0, x2: width, y1: y, y2: y }));
  return group;
}

// --- keys: one stop of the tab key for each figure, arrows between its marks ---

const REACH = 24;

function marksOf(place) {
  return [...place.querySelectorAll("a.go:not(.future)")];
}

function oneStop(place) {
  if (place.contains(document.activeElement)) return;
  for (const each of place.querySelectorAll("a[tabindex='0']")) each.setAttribute("tabindex", -1);
  marksOf(place)[0]?.setAttribute("tabindex", 0);
}

// The mark nearest to a pointer, within a finger's breadth.
function nearest(place, { clientX, clientY }) {
  let best = null;
  let least = REACH;
  for (const each of marksOf(place)) {
    const box = each.getBoundingClientRect();
    const x = Math.max(box.left - clientX, 0, clientX - box.right);
    const y = Math.max(box.top - clientY, 0, clientY - box.bottom);
    if (Math.hypot(x, y) < least) [best, least] = [each, Math.hypot(x, y)];
  }
  return best;
}

// Marks are small: who presses beside one means the nearest.
function reach(place) {
  place.addEventListener("click", (event) => {
    if (event.target.closest("a") === null && event.isTrusted) nearest(place, event)?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  });
}

function walk(place) {
  reach(place);
  place.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const every = marksOf(place);
    const here = every.indexOf(event.target);
    if (here < 0 || (step === undefined && event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    const end = event.key === "Home" ? 0 : every.length - 1;
    const next = every[step === undefined ? end : Math.min(every.length - 1, Math.max(0, here + step))];
    every[here].setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  });
}
