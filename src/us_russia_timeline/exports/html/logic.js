"use strict";
// What needs no document: days in words, what was known when, search, the packing of labels.

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];
const GAP = 5; // labels come no nearer to each other, in pixels
const EDGE = 3; // nor to an edge: they have a halo of two pixels, and their widths are estimates

// --- days: whole numbers since 1970 ---

function civil(day) {
  const time = new Date(Math.floor(day) * 86400000);
  return { year: time.getUTCFullYear(), month: time.getUTCMonth(), day: time.getUTCDate() };
}

function dayNumber(year, month, day) {
  return Math.round(Date.UTC(year, month, day) / 86400000);
}

function dayWords(day) {
  const { year, month, day: of } = civil(day);
  return `${of} ${MONTHS[month]} ${year}`;
}

function shortDay(day) {
  const { month, day: of } = civil(day);
  return `${of} ${MONTHS[month].slice(0, 3)}`;
}

function counts(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function days(number) {
  return counts(number, "day");
}

// What is left of a limit, which has a first and a last day, on a day.
function leftWords(limit, day) {
  const least = limit[0] - day;
  const most = limit[1] - day;
  if (most < 0) return least === most ? `${days(-most)} past` : `${-most} to ${days(-least)} past`;
  if (least === most) return most === 0 ? "today" : `${days(most)} left`;
  if (least >= 0) return `${least} to ${days(most)} left`;
  return most === 0 ? "today at the latest" : `up to ${days(most)} left`;
}

// --- the data, laid out again as they were before they were made short ---

function pairs(row) {
  return Array.from({ length: (row.length + 1) / 2 }, (_, at_) => [row[2 * at_], row[2 * at_ + 1] ?? {}]);
}

const LETTERS = { u: "updates", p: "pages", l: "links" };

// What was otherwise of an event: fields by their names, updates with their pages and whether their event was known.
function inFull(otherwise) {
  const found = Object.fromEntries(Object.entries(otherwise).map(([name, value]) => [LETTERS[name] ?? name, value]));
  if (found.updates) found.updates = found.updates.map((row) => (typeof row === "number" ? [row, null, 1] : row));
  return found;
}

// A row by its place in the end, or by that and what its last column was, or in full.
function rowOf(row, rows) {
  if (typeof row === "number") return rows[row];
  return row.length === 2 ? [...rows[row[0]].slice(0, -1), row[1]] : row;
}

// Columns by their differences, words by their place in a table, rows by their place in the end.
function unpack(data) {
  const words = (at_) => data.words[at_];
  let day = 0;
  data.events.x = data.events.x.map((step) => (day = Math.round((day + step) * 1000) / 1000));
  data.events.known = data.events.known.map((later, place) => Math.floor(data.events.x[place]) + later);
  for (const [place, row] of Object.entries(data.views)) {
    data.views[place] = pairs([data.events.known[place], ...row]).map(([from, otherwise]) => [from, inFull(otherwise)]);
  }
  for (const record of [...data.ultimatums, ...data.truces]) {
    record.v = pairs(record.v);
    for (const fields of [record, ...record.v.map(([, otherwise]) => otherwise)]) {
      for (const name of ["when", "ended", "target", "issuer"]) if (name in fields) fields[name] = words(fields[name]);
      for (const name of ["lines", "sides"]) if (name in fields) fields[name] = fields[name].map((row) => row.map(words));
      for (const name of ["rows", "rings", "answers"]) {
        if (fields !== record && name in fields) fields[name] = fields[name].map((row) => rowOf(row, record[name]));
      }
    }
  }
  return data;
}

// --- what was known when ---

// A record as it could be known at the close of a day, or null: what was otherwise, laid over what holds now.
function at(record, day) {
  let otherwise = null;
  for (const [from, changed] of record.v) {
    if (from > day) break;
    otherwise = changed;
  }
  return otherwise === null ? null : { ...record, ...otherwise };
}

// A truce or an ultimatum as it is drawn in turn: from the day on which it was known so, until it was otherwise.
function drawnAs(record) {
  const found = [];
  for (const [from, changed] of record.v) {
    const as = { ...record, ...changed };
    const alike = JSON.stringify([as.look, as.bands]);
    const before = found[found.length - 1];
    if (before?.alike === alike) continue;
    if (before) before.until = from;
    found.push({ from, until: Infinity, as, alike });
  }
  return found;
}

function inForce(truce, day) {
  return truce.force.some(([first, last]) => first <= day && (last === null || day <= last));
}

// --- room: where labels stand ---

// The first row in which a stretch comes near nothing.
function freeRow(rows, from, to) {
  const row = rows.findIndex((taken) => taken.every(([a, b]) => to + GAP <= a || b + GAP <= from));
  return row < 0 ? rows.length : row;
}

// The first row in which a stretch comes near nothing; it is taken.
function takeRow(rows, from, to) {
  const row = freeRow(rows, from, to);
  (rows[row] ??= []).push([from, to]);
  return row;
}

// The text cut at a word so that it fits, or nothing.
function cut(text, room, measure) {
  if (measure(text) <= room) return text;
  const words = text.split(" ");
  let found = "";
  let low = 1;
  let high = words.length - 1;
  while (low <= high) {
    const count = (low + high) >> 1;
    const shorter = `${words.slice(0, count).join(" ").replace(/[,;:–-]+$/, "")}…`;
    if (measure(shorter) <= room) {
      found = shorter;
      low = count + 1;
    } else high = count - 1;
  }
  return found;
}

// Where the label of a mark may go: to its right, to its left, or, if it fits on neither side, cut where there is
// more room.
function besideMark(x, text, width, most, measure) {
  const label = cut(text, most, measure);
  const wide = measure(label);
  const right = { label, anchor: "start", from: x - 8, to: x + 11 + (label ? wide : -3) };
  const left = { label, anchor: "end", from: x - 11 - wide, to: x + 8 };
  const found = [...(right.to <= width - EDGE ? [right] : []), ...(left.from >= EDGE ? [left] : [])];
  if (found.length > 0) return found;
  const room = Math.max(width - x, x) - 11 - EDGE;
  const shorter = cut(text, Math.min(most, room), measure);
  const less = measure(shorter);
  return width - x > x
    ? [{ label: shorter, anchor: "start", from: x - 8, to: x + 11 + less }]
    : [{ label: shorter, anchor: "end", from: x - 11 - less, to: x + 8 }];
}

// Of several places for a label the one in the highest row, which is taken.
function takeBest(rows, places) {
  const best = places.reduce((a, b) => (freeRow(rows, b.from, b.to) < freeRow(rows, a.from, a.to) ? b : a));
  return { ...best, row: takeRow(rows, best.from, best.to) };
}

// Where the name of a bar goes: right of it, inside, left of it, else cut in the largest of the three.
function besideBar(from, to, text, width, measure) {
  const wide = measure(text);
  const rooms = [width - to - 5 - EDGE, to - from - 10, from - 5 - EDGE];
  let place = rooms.findIndex((room) => wide <= room);
  let label = text;
  if (place < 0) {
    place = rooms.indexOf(Math.max(...rooms));
    label = cut(text, rooms[place], measure);
  }
  const less = measure(label);
  const x = [to + 5, from + 5, from - 5][place];
  const ends = [[from, to + 5 + less], [from, to], [from - 5 - less, to]][place];
  return { label, x, anchor: place === 2 ? "end" : "start", inside: place === 1, from: ends[0], to: ends[1] };
}

// Days at which an axis is marked, each with its words: days, weeks, months or years, as there is room.
function ticks(first, last, most) {
  const span = last - first;
  if (span < 100) {
    const step = [1, 2, 7, 14, 28].find((days_) => span / days_ <= most) ?? 28;
    const start = Math.ceil(first / step) * step;
    return Array.from({ length: Math.max(0, Math.floor((last - start) / step) + 1) }, (_, n) => {
      const day = start + n * step;
      return [day, shortDay(day)];
    });
  }
  const low = civil(first);
  const high = civil(last);
  const months = (high.year - low.year) * 12 + high.month - low.month;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((count) => months / count <= most) ?? 240;
  const found = [];
  const begin = low.year * 12 + low.month + (low.day === 1 ? 0 : 1);
  for (let index = Math.ceil(begin / step) * step; index <= high.year * 12 + high.month; index += step) {
    const year = Math.floor(index / 12);
    const month = index % 12;
    const name = month === 0 || found.length === 0 ? `${MONTHS[month].slice(0, 3)} ${year}` : MONTHS[month].slice(0, 3);
    found.push([dayNumber(year, month, 1), step >= 12 ? `${year}` : name]);
  }
  return found;
}

if (typeof module !== "undefined") {
  module.exports = {
    at, besideBar, besideMark, civil, cut, dayNumber, dayWords, drawnAs, inForce, leftWords, shortDay, takeBest, takeRow, ticks, unpack,
  };
}
