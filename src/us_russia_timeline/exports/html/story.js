// The story of an ultimatum: how its limit moved and what was done about it, replayed by day.

const THUMB = 24; // as wide as the style sheet makes it, in units of a drawing
const SHORT_LIST = 6;
const DEEP = 17; // a row of marks
const ROWS = 13; // of marks, before their words are cut
const SAVED = 3; // rows, for which it is worth to cut words
const BAR = 14; // as high as its words, with what hangs below the line
const LIMITS = "The limit, from each announcement";
const narrow = matchMedia("(max-width: 56rem)");
const alone = document.body.classList.contains("embed"); // one story, with nothing around it
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const story = { of: null, day: 0, events: [], marks: [], rows: [], strip: [], timer: 0, all: false };
const lanes = data.events.kind.map((kind) => data.kinds[kind][1]);
const records = data.events.known.map((known, place) => ({ known, v: data.views[place] ?? [[known, {}]] }));

// --- what belongs to it ---

function choose(number) {
  const of = data.ultimatums[number];
  const events = new Set(["rows", "rings", "answers"].flatMap((name) => of[name].map((row) => row[0])).concat(of.acts));
  Object.assign(story, { of, events: [...events], all: false });
  $("slider").min = of.days[0];
  $("slider").max = of.days[1];
  if (of.demand === undefined) {
    const [demand, threat] = original(`#ultimatum-${of.id}`).querySelectorAll("dd");
    Object.assign(of, { demand: demand.textContent.trim(), threat: threat.textContent.trim() });
  }
  $("title").textContent = of.title;
  $("sides").textContent = `${of.sides[0].join(", ")} to ${of.sides[1].join(", ")}.`;
  $("demand").textContent = `${of.demand}.`;
  $("threat").textContent = `${of.threat}.`;
  drawStory();
  step(of.days[2]);
}

function scaleOf(width) {
  const [first, last] = story.of.days;
  return (day) => THUMB / 2 + ((day - 1 - first) / (last - first)) * (width - THUMB);
}

// --- drawing: once for a story and a width, of everything; a step only switches classes ---

function drawStory(wide) {
  const width = widthOf("figure", wide);
  const across = widthOf("strip", wide); // read before anything is changed: each reading after that is a layout
  const scale = scaleOf(width);
  const back = draw("g");
  const front = draw("g");
  Object.assign(story, { width, scale, marks: [], rows: [] });
  drawn.figure = width;
  let y = drawLimits(front, 0);
  y = drawMarks(front, y, "Answers", answersTold());
  y = drawMarks(front, y, "Contacts and acts", actsTold());
  y = drawTruces(front, y) + 8;
  const [first, last] = story.of.days;
  const months = ticks(first, last + 1, Math.max(3, Math.floor(width / 92)));
  story.veil = draw("rect", { class: "veil", y: 0, height: y });
  story.unknown = label("not yet known", width - 4, 13, { class: "unknown", "text-anchor": "end" });
  story.flag = draw("g", { class: "flag" }, draw("line", { y1: 0, y2: y }), draw("path", { d: "M-6 0H6L0 9z" }));
  story.now = draw("line", { class: "now", y1: printed() ? 0 : -14, y2: y + 4 });
  story.left = draw("line", { class: "togo", y1: y - 1, y2: y - 1 });
  back.append(story.veil, axis(scale, months, width, y), story.left, story.flag, story.now);
  const picture = figure(width, y + 20, "The story, drawn; arrow keys walk its marks", back, story.unknown, front);
  $("figure").replaceChildren(picture);
  if (!alone) drawStrip(across);
}

function heading(words, y) {
  // Some letters of some fonts reach a little to the left of where they begin.
  return label(cut(words, story.width - EDGE, measureBold), 1, y + 13, { class: "head" });
}

function drawLimits(into, top) {
  into.append(heading(LIMITS, top));
  let y = top + 18;
  story.of.rows.forEach((row, number) => {
    const [place, said, from, to, wording, window_, moved, over] = row;
    const x = story.scale;
    const [a, b, c] = [x(said), x(from), x(to)];
    const end = over === null ? b : Math.max(a, Math.min(x(over), b));
    const line = y + 24;
    const words = [`“${wording}”: ${window_}${moved ? ` – ${moved}` : ""}`, `“${wording}”: ${window_}`, `“${wording}”`];
    const room = story.width - EDGE;
    const text = words.find((each) => measureBold(each) <= room) ?? cut(words[2], room, measureBold);
    const start = Math.max(0, Math.min(a - 7, room - measureBold(text)));
    const box = { x: b, width: Math.max(4, c - b), y: line - 6, height: 12 };
    const group = mark(
      `#event-${idOf(place)}`,
      `${text}, announced ${dayWords(said)}`,
      label(text, start, y + 13, { class: "says" }),
      draw("g", { class: "standing" }, draw("line", { x1: a, x2: b, y1: line, y2: line }), draw("rect", box)),
      draw(
        "g", { class: "past" },
        draw("line", { x1: a, x2: end, y1: line, y2: line }),
        draw("line", { class: "gone", x1: end, x2: b, y1: line, y2: line }),
        draw("rect", box),
      ),
      draw("circle", { class: "ring", cx: a, cy: line, r: 5 }),
    );
    group.classList.add("row");
    into.append(group);
    story.rows.push({ group, place, event: `event ${place}` });
    for (const [ring, when, of] of story.of.rings) {
      if (of !== number) continue;
      const again = mark(
        `#event-${idOf(ring)}`, `${shortOf(ring)}, ${dayWords(when)}`, draw("circle", { class: "again", cx: x(when), cy: line, r: 4 }),
      );
      into.append(again);
      story.marks.push({ group: again, known: records[ring].known });
    }
    y += 36;
  });
  return y;
}

function answersTold() {
  return story.of.answers.map(([place, who, how]) => ({ place, lane: 1, text: `${who}: ${how}` }));
}

function actsTold() {
  return story.of.acts.map((place) => ({ place, lane: lanes[place], text: shortOf(place) }));
}

// Marks with their labels, packed so that none comes near another; the crowded get fewer words.
function drawMarks(into, top, name, told) {
  if (told.length === 0) return top;
  const sorted = [...told].sort((a, b) => data.events.x[a.place] - data.events.x[b.place]);
  let best = null;
  for (const most of [230, 205, 180, 150]) {
    const rows = [];
    const placed = sorted.map((each) => {
      const x = Math.max(8, Math.min(story.width - 8, story.scale(data.events.x[each.place])));
      return { ...each, x, ...takeBest(rows, besideMark(x, each.text, story.width, most, measure)) };
    });
    // Words are cut only where that saves several rows.
    if (best === null || rows.length <= best.rows.length - SAVED) best = { rows, placed };
    if (rows.length <= ROWS) break;
  }
  into.append(heading(name, top));
  for (const each of best.placed) {
    const y = top + 26 + each.row * DEEP;
    const shift = each.anchor === "start" ? 10 : -10;
    const group = mark(
      `#event-${idOf(each.place)}`,
      `${each.label ? `${each.label}, ` : ""}${titleOf(each.place)}, ${dayWords(data.events.x[each.place])}`,
      shape(each.lane, each.x, y),
      label(each.label, each.x + shift, y + 4, { "text-anchor": each.anchor }),
    );
    into.append(group);
    story.marks.push({ group, known: records[each.place].known });
  }
  return top + 24 + best.rows.length * DEEP;
}

function drawTruces(into, top) {
  if (story.of.truces.length === 0) return top;
  into.append(heading("Truces", top));
  const rows = [];
  let y = top;
  for (const place of story.of.truces) {
    const { marks, row } = drawInTurn(rows, top + 20, story.scale, story.width, data.truces[place], "truce");
    y = Math.max(y, top + 20 + row * 18);
    into.append(...marks.map(({ group }) => group));
    story.marks.push(...marks);
  }
  return y + 18;
}

// A truce, or an ultimatum, as bars of its exact length with its name beside or inside.
function drawBar(rows, top, scale, width, record, kind) {
  const bar = barOf(scale, width, record);
  return barMark(bar, top + takeRow(rows, bar.room.from, bar.room.to) * 18, record, kind);
}

// The same as it could be known in turn, all in one row: which of the marks is shown is for the day to say.
function drawInTurn(rows, top, scale, width, record, kind) {
  const every = drawnAs(record).map((each) => ({ ...each, bar: barOf(scale, width, each.as) }));
  const row = takeRow(rows, Math.min(...every.map(({ bar }) => bar.room.from)), Math.max(...every.map(({ bar }) => bar.room.to)));
  const marks = every.map(({ from, until, as, bar }) => ({ group: barMark(bar, top + row * 18, as, kind), known: from, until, look: as.look }));
  return { marks, row };
}

function barOf(scale, width, record) {
  const fades = record.look > 0; // an end that nobody states, or a beginning that nobody held to
  const bounds = record.bands.map(([from, to]) => {
    const a = Math.max(0, Math.min(width - 3, scale(from)));
    const open = fades ? Math.min(width, a + 30) : width;
    return [a, Math.max(a + 3, to === null ? open : Math.min(width, scale(to)))];
  });
  const from = Math.min(...bounds.map(([a]) => a));
  const to = Math.max(...bounds.map(([, b]) => b));
  const title = record.look === 2 ? `${record.title}, end unknown` : record.title;
  return { bounds, title, room: besideBar(from, to, title, width, measure) };
}

function barMark({ bounds, title, room }, y, record, kind) {
  const bars = bounds.map(([a, b]) => draw("rect", { x: a, width: b - a, y, height: BAR, class: `bar ${kind} look${record.look ?? 0}` }));
  const text = label(room.label, room.x, y + 11, {
    "text-anchor": room.anchor, class: room.inside ? `inside look${record.look ?? 0}` : null,
  });
  return mark(`#${kind}-${record.id}`, room.label.startsWith(title) ? title : `${room.label} ${title}`.trim(), ...bars, text);
}

// Of a truce that ended nobody knows when only the beginning is drawn: before a stretch it is lost.
function lost(truce, first) {
  return truce.look > 0 && truce.bands.every(([from, to]) => to === null && from < first);
}

// --- a step: what could be known at the close of a day ---

function show(group, known, day, until = Infinity) {
  const future = known > day || until <= day;
  group.classList.toggle("future", future);
  if (future) group.setAttribute("aria-hidden", "true");
  else group.removeAttribute("aria-hidden");
  if (future && group.hasAttribute("tabindex")) group.setAttribute("tabindex", -1);
}

function step(day) {
  const of = story.of;
  const then = at(of, day);
  story.day = day;
  const standing = then?.limit ?? null;
  const taken = then !== null && standing === null;
  const left = standing ? leftWords(standing, day) : taken ? "taken back" : "no limit yet";
  $("slider").value = day;
  $("known").textContent = dayWords(day);
  $("limit").textContent = standing ? standing[2] : taken ? "taken back" : "none yet";
  $("limit").classList.toggle("long", $("limit").textContent.length > 22);
  $("left").textContent = standing ? left : "";
  $("slider").setAttribute("aria-valuetext", `${dayWords(day)}. ${standing ? `Limit ${standing[2]}, ${left}` : `Limit ${left}`}.`);
  for (const each of [...story.marks, ...story.strip]) show(each.group, each.known, day, each.until);
  stepLimits(then);
  const x = story.scale(day + 1);
  story.now.setAttribute("transform", `translate(${x.toFixed(2)} 0)`);
  story.veil.setAttribute("x", x.toFixed(2));
  story.veil.setAttribute("width", Math.max(0, story.width - x).toFixed(2));
  story.unknown.classList.toggle("future", story.width - Math.max(x, measureBold(LIMITS)) < 100);
  story.flag.classList.toggle("none", standing === null);
  story.left.classList.toggle("none", standing === null || standing[1] <= day);
  if (standing !== null) {
    const end = story.scale(standing[1] + 1);
    // It moves from one limit to another, and does not come from nowhere.
    story.flag.classList.toggle("moves", story.flag.style.transform !== "");
    story.flag.style.transform = `translateX(${end.toFixed(2)}px)`;
    story.left.setAttribute("x1", x.toFixed(2));
    story.left.setAttribute("x2", end.toFixed(2));
  }
  if (!alone) stepStrip(day);
  oneStop($("figure"));
  oneStop($("strip"));
  tellState(then, day);
  tellList(day);
}

function stepLimits(then) {
  const rows = new Map((then?.rows ?? []).map((row) => [row[0], row]));
  const stands = then?.limit ?? null;
  for (const { group, place } of story.rows) {
    const row = rows.get(place);
    show(group, row === undefined ? Infinity : 0, 0);
    group.classList.toggle("stands", row !== undefined && row[7] === null && stands !== null);
  }
}

function tellState(then, day) {
  const held = story.of.truces.map((place) => data.truces[place]).filter((truce) => inForce(truce, day));
  const named = held.map((truce) => (truce.look === 2 ? `possibly ${truce.title}` : truce.title));
  const pairs = [
    [story.of.sides[1].join(", "), then?.target ?? "–"],
    [story.of.sides[0].join(", "), then?.issuer ?? "–"],
    ["Truce", named.join("; ") || "none in force on these subjects"],
  ];
  $("state").replaceChildren(...pairs.flatMap(([name, said]) => [make("dt", {}, name), make("dd", {}, said)]));
}

function knownRecords(day) {
  const events = story.events.map((place) => ({ known: records[place].known, place, href: `#event-${idOf(place)}` }));
  const truces = story.of.truces.map((place) => ({ known: data.truces[place].known, truce: data.truces[place] }));
  const every = [...events, ...truces];
  const seen = every.filter((each) => each.known <= day);
  const parts = ` (${counts(events.length, "event")}, ${counts(truces.length, "truce")})`;
  return { of: every.length, parts, seen: seen.sort((a, b) => b.known - a.known || (b.place ?? -1) - (a.place ?? -1)) };
}

function printed() {
  return document.documentElement.classList.contains("paper");
}

function tellList(day) {
  const { of, parts, seen } = knownRecords(day);
  $("count").replaceChildren(`Known by then: ${seen.length} of ${of}`, make("span", { class: "meta" }, parts));
  const cutAt = narrow.matches && !story.all && !printed() ? SHORT_LIST : Infinity;
  $("list").replaceChildren(...seen.slice(0, cutAt).map((each) => listed(each, day)));
  $("more").hidden = seen.length <= cutAt;
  $("more").textContent = `Show ${seen.length - SHORT_LIST} earlier`;
}

function listed({ known, place, truce }, day) {
  const then = truce ? at(truce, day) : at(records[place], day);
  const kind = truce ? "truce" : data.kinds[data.events.kind[place]][0];
  const href = truce ? `#truce-${truce.id}` : `#event-${idOf(place)}`;
  const fresh = known === day ? " · new this day" : "";
  const title = then.title ?? titleOf(place);
  return make(
    "li", { class: fresh ? "fresh" : null },
    make("span", { class: "meta" }, `${shortDay(known)} · ${kind}${fresh}`),
    make("a", { href }, title),
    ...(printed() ? pagesOf(place, truce, day) : []),
  );
}

// On paper, what a record of the list rests on: its pages, as they were there; of a truce, those of its events.
function pagesOf(place, truce, day) {
  if (place !== undefined) return pagesThen(sourcesOf(place), at(records[place], day).pages, day);
  return pagesUnder(original(`#truce-${truce.id}`), day);
}

// --- moving through the days ---

function changes() {
  const of = story.of;
  const days_ = [...of.v.map(([day]) => day), ...story.marks.map((each) => each.known)];
  return [...new Set(days_)].filter((day) => day >= of.days[0] && day <= of.days[1]).sort((a, b) => a - b);
}

function jump(direction) {
  const every = changes();
  const next = direction > 0 ? every.find((day) => day > story.day) : every.findLast((day) => day < story.day);
  stop();
  step(next ?? story.of.days[direction > 0 ? 1 : 0]);
  $("spoken").textContent = $("slider").getAttribute("aria-valuetext");
}

function stop() {
  clearTimeout(story.timer);
  story.timer = 0;
  $("replay").textContent = "▶ Replay";
}

function play() {
  const last = story.of.days[1];
  if (story.day >= last) return stop();
  const every = changes();
  step(calm.matches ? every.find((day) => day > story.day) ?? last : story.day + 1);
  story.timer = setTimeout(play, calm.matches || every.includes(story.day) ? 1300 : 220);
  return undefined;
}

function replay() {
  if (story.timer) return stop();
  if (story.day >= story.of.days[1]) step(story.of.days[0]);
  $("replay").textContent = "❚❚ Pause";
  story.timer = setTimeout(play, 220);
  return undefined;
}

function startStory() {
  $("stage").hidden = false;
  $("slider").addEventListener("input", () => {
    stop();
    step(Number($("slider").value));
  });
  $("slider").addEventListener("pointerdown", stop);
  $("earlier").addEventListener("click", () => jump(-1));
  $("later").addEventListener("click", () => jump(1));
  $("replay").addEventListener("click", replay);
  $("more").addEventListener("click", () => {
    story.all = true;
    tellList(story.day);
  });
  $("pick").addEventListener("change", () => {
    stop();
    choose(Number($("pick").value));
  });
  $("pick").parentElement.hidden = data.ultimatums.length < 2;
  walk($("figure"));
  walk($("strip"));
  choose(data.first);
}

// The other stories take their words from the list.
function startStories() {
  $("pick").append(...data.ultimatums.map((each, place) => make("option", { value: place }, each.title)));
  $("pick").value = data.first;
}
