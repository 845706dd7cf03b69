// The whole record: lanes to look at by year and month, search and filters, the list itself.

const ENOUGH = 120; // rows shown before further years stay closed
const record = { year: null, month: null, query: "", words: [], also: "", seen: [], timer: 0, then: { day: null, texts: new Map() } };
let names_ = null;

// --- words ---

// Of each actor its names, folded once they are needed.
function foldedNames() {
  names_ ??= data.actors.map((names) => names.map(fold));
  return names_;
}

// With a blank before the first word too, so that each word has one.
function foldedOf(place) {
  const row = rowsOf[place];
  row.folded ??= foldedText(row.li, place);
  return row.folded;
}

// What the record says: without what the page says of it.
function foldedText(element, place) {
  const check = element.querySelector(".checked")?.textContent ?? "";
  const text = element.textContent.replace(check, " ").replace(/\bLater, (?=\d)/g, " ");
  return ` ${fold(`${text} ${data.tagged[place].map((tag) => data.tags[tag]).join(" ")}`)}`;
}

// The same as it could be known on the day of the filter, where it was otherwise then.
function foldedThen(place) {
  const day = record.filters.known;
  if (day === null || !data.views[place]) return foldedOf(place);
  if (record.then.day !== day) record.then = { day, texts: new Map() };
  const { texts } = record.then;
  if (!texts.has(place)) {
    const { title, body } = eventBody(rowsOf[place].li, day);
    texts.set(place, foldedText(make("div", {}, title, " ", ...body.flatMap((each) => [each, " "])), place));
  }
  return texts.get(place);
}

// The words of the search and the links of the list, made while nothing else is to do, some milliseconds at a time.
const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 10));

function prepare(place = 0) {
  const stop_ = performance.now() + 8;
  let next = place;
  foldedNames();
  for (; next < rowsOf.length && performance.now() < stop_; next += 1) {
    foldedOf(next);
    linkTitle(next);
  }
  if (next < rowsOf.length) whenIdle(() => prepare(next));
}

// --- what is asked for ---

// Each word of the query: as it is folded, and the people and states whose names have a word that begins so.
function ask(query) {
  const words = fold(query).split(" ").filter(Boolean);
  record.query = query;
  record.words = words.map((word) => ({ word, begins: ` ${word}`, who: named((name) => hasWord(name, word)) }));
  record.also = "";
  record.seen = chosen();
  if (record.seen.length > 0 || words.length === 0) {
    record.also = spelled(words);
    return;
  }
  record.words = record.words.map((each) => {
    if (each.who.size > 0 || rowsOf.some((_, place) => foldedOf(place).includes(` ${each.word}`))) return each;
    return { ...each, who: new Set(nearNames(foldedNames(), each.word)) };
  });
  record.seen = chosen();
  const near = record.words.flatMap(({ who }) => [...who]).slice(0, 3).map((actor) => data.actors[actor][0]);
  if (record.seen.length > 0) record.also = `. Names like it: ${[...new Set(near)].join(", ")}`;
}

function named(test) {
  return new Set(foldedNames().flatMap((names, actor) => (names.some(test) ? [actor] : [])));
}

// Where the words are another spelling of one name, that name.
function spelled(words) {
  const text = words.join(" ");
  const found = foldedNames().flatMap(([name, ...others], actor) =>
    text.length > 3 && !hasWord(name, text) && others.some((other) => hasWord(other, text)) ? [actor] : [],
  );
  return found.length > 0 && found.length < 4 ? ` (also as ${found.map((actor) => data.actors[actor][0]).join(", ")})` : "";
}

// Of a query without a letter or a number nothing has anything.
function has(place) {
  if (record.words.length === 0) return record.query.trim() === "";
  const told = (text) => record.words.every(({ begins, who }) => text.includes(begins) || data.who[place].some((each) => who.has(each)));
  const now = foldedOf(place);
  if (!told(now)) return false;
  const then = foldedThen(place);
  return then === now || told(then);
}

function passes(place) {
  const { who, kind, tags, place: where, sure } = record.filters;
  const events = data.events;
  if (who !== "" && !data.who[place].includes(Number(who))) return false;
  if (kind.startsWith("lane") ? lanes[place] !== Number(kind.slice(4)) : kind !== "" && events.kind[place] !== Number(kind)) return false;
  if (tags !== "" && !data.tagged[place].includes(Number(tags))) return false;
  if (where !== "" && data.where[place] !== Number(where)) return false;
  if (sure !== "" && sureOf(place) !== Number(sure)) return false;
  return record.filters.known === null || events.known[place] <= record.filters.known;
}

function sureOf(place) {
  const then = record.filters.known === null ? null : at(records[place], record.filters.known);
  return then?.sure ?? data.sure[place] ?? 0;
}

function chosen() {
  return rowsOf.flatMap((_, place) => (inStretch(place) && passes(place) && has(place) ? [place] : []));
}

function inStretch(place) {
  if (record.year === null) return true;
  const { year, month } = civil(data.events.x[place]);
  return year === record.year && (record.month === null || month === record.month);
}

// --- what is shown of it ---

function readFilters() {
  const value = (id) => $(id)?.value ?? "";
  const known = value("by-known");
  record.filters = {
    who: value("by-who"), kind: value("by-kind"), tags: value("by-tag"), place: value("by-place"), sure: value("by-sure"),
    known: /^\d{4}-\d\d-\d\d$/.test(known) ? Date.parse(known) / 86400000 : null,
  };
}

function isPlain() {
  return record.year === null && record.query.trim() === "" && Object.values(record.filters).every((each) => each === "" || each === null);
}

function refresh(late = false) {
  readFilters();
  ask($("search").value);
  tellRows();
  tellFound();
  clearTimeout(record.timer);
  if (late) record.timer = setTimeout(drawLanes, 120);
  else drawLanes();
}

function tellRows() {
  const seen = new Set(record.seen);
  const plain = isPlain();
  const held = new Map(); // of each month and year, how many rows are shown
  rowsOf.forEach(({ li, month, year }, place) => {
    const inside = seen.has(place) ? 1 : 0;
    if (inside && data.views[place]) tellStanding(li, place);
    set(li, "hidden", !inside);
    held.set(month, (held.get(month) ?? 0) + inside);
    held.set(year, (held.get(year) ?? 0) + inside);
  });
  let shown = 0;
  for (const of of yearsOf) {
    const { year, count } = of;
    const here = held.get(year);
    const open = !plain && here > 0 && shown < ENOUGH;
    if (open) linkTitles(of);
    set(year, "open", open);
    shown += year.open ? here : 0;
    set(count, "textContent", counts(here, "event"));
  }
  for (const [part, here] of held) {
    set(part, "hidden", here === 0);
    // How high a month is that is not on the screen yet: about so many lines a row, and its heading.
    if (part.className === "month" && here > 0) set(part.style, "containIntrinsicHeight", `auto ${here * (narrow.matches ? 7 : 5) + 4}rem`);
  }
}

// How a row stands now is not told where it was otherwise on the day of the filter.
function tellStanding(li, place) {
  const flag = li.children[1].querySelector(".flag");
  if (flag !== null) set(flag, "hidden", at(records[place], record.filters.known ?? Infinity).stands !== undefined);
}

// What has its value already is not touched: that would cost a layout.
function set(element, name, value) {
  if (element[name] !== value) element[name] = value;
}

function tellFound() {
  const count = record.seen.length;
  const query = record.query.trim().slice(0, 60);
  const asked = query ? ` for “${query}”${record.also}` : "";
  const told = count
    ? `${counts(count, "event")}${asked}`
    : rowsOf.length === 0 ? "No event is here." : `No event${query ? ` for “${query}”` : ""}. Try another spelling, or “Show all”.`;
  const links = calledSo().map(([hash, title]) => make("a", { href: hash }, title));
  $("found").replaceChildren(told, ...links.flatMap((link, place) => [place === 0 ? ". Of that name: " : "; ", link]));
}

// The ultimatums and truces whose titles have every word that is looked for.
function calledSo() {
  if (record.words.length === 0) return [];
  const known = record.filters.known ?? Infinity;
  const named_ = (kind, each) => (each.known <= known && record.words.every(({ word }) => hasWord(fold(each.title), word)) ? [[`#${kind}-${each.id}`, each.title]] : []);
  const found = [...data.truces.flatMap((each) => named_("truce", each)), ...data.ultimatums.flatMap((each) => named_("ultimatum", each))];
  return found.slice(0, 6);
}

// --- controls ---

function select(id, name, every, options) {
  const made = make("select", { id }, make("option", { value: "" }, every), ...options);
  made.addEventListener("change", () => refresh());
  return make("p", {}, make("label", { for: id }, name), made);
}

function options(counted, words) {
  return [...counted]
    .map(([value, count]) => [value, words(value), count])
    .sort((a, b) => (a[1] < b[1] ? -1 : 1))
    .map(([value, said, count]) => make("option", { value }, `${said} (${count})`));
}

function countOf(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

function kindOptions() {
  const kinds = countOf(data.events.kind);
  return data.lanes.flatMap((name, lane) => {
    const among = [...kinds].filter(([kind]) => data.kinds[kind][1] === lane);
    const total = among.reduce((sum, [, count]) => sum + count, 0);
    if (total === 0) return [];
    const all = make("option", { value: `lane${lane}` }, `All: ${name} (${total})`);
    return [make("optgroup", { label: name }, all, ...options(among, (kind) => data.kinds[kind][0]))];
  });
}

function drawControls() {
  const search = make("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", maxlength: 200 });
  search.addEventListener("input", () => refresh(true));
  const known = make("input", { id: "by-known", type: "date" });
  known.addEventListener("change", () => refresh());
  const clear = make("button", { type: "button", id: "show-all" }, "Show all");
  clear.addEventListener("click", showAll);
  const sure = ["confirmed", "reported by one origin", "disputed", "denied"];
  const filters = make(
    "details", { id: "filters" },
    make("summary", {}, "Filters"),
    make(
      "div", { class: "filters" },
      select("by-who", "Who", "Everybody", options(countOf(data.who.flat()), (actor) => data.actors[actor][0])),
      select("by-kind", "Kind", "Every kind", kindOptions()),
      select("by-tag", "Subject", "Every subject", options(countOf(data.tagged.flat()), (tag) => data.tags[tag])),
      select("by-place", "Place", "Everywhere", options(countOf(data.where.filter((each) => each >= 0)), (place) => data.places[place])),
      select("by-sure", "How sure", "Any", options(countOf(rowsOf.map((_, place) => data.sure[place] ?? 0)), (each) => sure[each])),
      make("p", {}, make("label", { for: "by-known" }, "Known by"), known),
      make("p", {}, clear),
    ),
  );
  filters.open = matchMedia("(min-width: 40.01rem)").matches;
  $("controls").replaceChildren(
    make("p", { class: "search" }, make("label", { for: "search" }, "Search names in any spelling, words, places"), search),
    $("found"), make("div", { id: "zoom" }), filters,
  );
}

function showAll() {
  for (const each of $("controls").querySelectorAll("select, input")) each.value = "";
  record.year = null;
  record.month = null;
  drawZoom();
  refresh();
}

function zoomTo(year, month = null) {
  Object.assign(record, { year, month });
  drawZoom();
  refresh();
}

function zoomButton(words, pressed, year, month) {
  const button = make("button", { type: "button", "aria-pressed": pressed }, words);
  button.addEventListener("click", () => {
    zoomTo(year, month);
    [...$("zoom").querySelectorAll("button")].find((each) => each.textContent === words)?.focus();
  });
  return button;
}

function drawZoom() {
  const years = [...new Set(data.events.x.map((x) => civil(x).year))];
  const every = [
    zoomButton("All years", record.year === null, null, null),
    ...years.map((year) => zoomButton(`${year}`, record.year === year, year, null)),
  ];
  const bars = [make("div", { class: "zoom", role: "group", "aria-label": "Years" }, ...every)];
  if (record.year !== null) {
    const months = MONTHS.map((name, month) => zoomButton(name.slice(0, 3), record.month === month, record.year, month));
    const whole = zoomButton("Whole year", record.month === null, record.year, null);
    bars.push(make("div", { class: "zoom", role: "group", "aria-label": `Months of ${record.year}` }, whole, ...months));
  }
  $("zoom").replaceChildren(...bars);
}

// --- lanes ---

function stretch() {
  const xs = data.events.x;
  if (record.year === null) return [dayNumber(civil(Math.min(...xs)).year, 0, 1), dayNumber(civil(Math.max(...xs)).year + 1, 0, 1)];
  if (record.month === null) return [dayNumber(record.year, 0, 1), dayNumber(record.year + 1, 0, 1)];
  return [dayNumber(record.year, record.month, 1), dayNumber(record.year, record.month + 1, 1)];
}

function drawLanes(wide) {
  const width = widthOf("lanes", wide);
  if (rowsOf.length === 0 || width <= 0) return;
  drawn.lanes = width;
  const [first, last] = stretch();
  const scale = (day) => ((day - first) / (last - first)) * width;
  const back = draw("g");
  const front = draw("g");
  const most = Math.max(1, ...data.lanes.flatMap((_, lane) => [...monthsOf(lane).values()]));
  let y = 0;
  data.lanes.forEach((name, lane) => {
    const places = record.seen.filter((place) => lanes[place] === lane);
    const bars = barsOf(lane, first, last);
    const top = y;
    const counted = `${name}: ${counts(places.length, "event")}`;
    const whole = bars.length ? `${counted}, ${counts(bars.length, lane === 1 ? "ultimatum" : "truce")}` : counted;
    const words = measureBold(whole) <= width - 20 ? whole : counted;
    front.append(shape(lane, 8, y + 10, 4.5), label(cut(words, width - 18 - EDGE, measureBold), 18, y + 14, { class: "head" }));
    y = drawBars(front, y + 22, bars, scale, width, lane === 1 ? "ultimatum" : "truce");
    if (record.year === null) y = drawMonths(front, y, lane, scale, most);
    else y = drawDots(front, y, places, lane, scale, width, record.month !== null);
    y += 6;
    if (lane % 2 === 0) back.append(draw("rect", { class: "tint", x: 0, width, y: top, height: y - top }));
  });
  back.append(axis(scale, ticks(first, last - 1, Math.max(3, Math.floor(width / 90))), width, y));
  const what = record.year === null ? "All years" : record.month === null ? `${record.year}` : `${MONTHS[record.month]} ${record.year}`;
  $("lanes").replaceChildren(figure(width, y + 20, `${what}, drawn; arrow keys walk the marks`, back, front));
  oneStop($("lanes"));
}

// Of actors, kinds, subjects, places and how sure it is, the filters ask events alone: then no bars are drawn.
function barsOf(lane, first, last) {
  const { who, kind, tags, place, sure } = record.filters;
  if ([who, kind, tags, place, sure].some((each) => each !== "")) return [];
  const found = { 1: data.ultimatums, 2: data.truces }[lane] ?? [];
  const known = record.filters.known ?? Infinity;
  const among = record.words.length ? found.filter((each) => record.words.every(({ word }) => hasWord(fold(each.title), word))) : found;
  return among.flatMap((each) => at(each, known) ?? []).filter((each) => {
    if (lost(each, first)) return false;
    const ends = each.bands.map(([, to]) => (to === null ? Infinity : to));
    return Math.min(...each.bands.map(([from]) => from)) < last && Math.max(...ends) > first;
  });
}

function drawBars(into, top, bars, scale, width, kind) {
  const rows = [];
  for (const bar of bars) into.append(drawBar(rows, top, scale, width, bar, kind));
  return top + rows.length * 18;
}

// Of each month how many events of a lane are shown.
function monthsOf(lane) {
  return countOf(record.seen.filter((place) => lanes[place] === lane).map((place) => {
    const { year, month } = civil(data.events.x[place]);
    return year * 12 + month;
  }));
}

// All years: a column a month, which leads to that month; as high in each lane for as many events.
function drawMonths(into, top, lane, scale, most) {
  const tall = 34;
  for (const [index, count] of monthsOf(lane)) {
    const [year, month] = [Math.floor(index / 12), index % 12];
    const a = scale(dayNumber(year, month, 1));
    const wide = scale(dayNumber(year, month + 1, 1)) - a;
    const height = Math.max(2, (tall * count) / most);
    const name = `${MONTHS[month]} ${year}: ${counts(count, "event")}`;
    const column = draw("rect", { class: `column lane${lane}`, x: a, width: Math.max(1, wide - 1), y: top + tall - height, height });
    const link = mark(`#month-${year}-${String(month + 1).padStart(2, "0")}`, name, column);
    into.append(link);
  }
  return top + tall + 4;
}

// A year: dots at their day, dodged downward. A month: every event named.
function drawDots(into, top, places, lane, scale, width, named_) {
  const rows = [];
  const deep = named_ ? 18 : 11;
  for (const place of places) {
    const x = Math.max(6, Math.min(width - 6, scale(data.events.x[place])));
    const text = named_ ? shortOf(place) : "";
    const room = takeBest(rows, named_ ? besideMark(x, text, width, 430, measure) : [{ from: x - 4, to: x + 4, label: "" }]);
    const y = top + 6 + room.row * deep;
    const name = `${room.label ? `${room.label}, ` : ""}${titleOf(place)}, ${dayWords(data.events.x[place])}`;
    const link = mark(`#event-${rowsOf[place].id}`, name, shape(lane, x, y, named_ ? 5.5 : 4.5));
    if (room.label) link.append(label(room.label, x + (room.anchor === "start" ? 10 : -10), y + 4, { "text-anchor": room.anchor }));
    into.append(link);
  }
  return top + Math.max(1, rows.length) * deep + 2;
}

// What is jumped to stands below the bar, however many lines that has; on a low window it does not stay.
function fitBar() {
  const bar = document.querySelector(".bar");
  const tall = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  document.documentElement.style.setProperty("--bar", `calc(0.6rem + ${tall}px)`);
}

function startRecord() {
  fitBar();
  new ResizeObserver(fitBar).observe(document.querySelector(".bar"));
  addEventListener("resize", fitBar);
  drawControls();
  drawZoom();
  refresh();
  walk($("lanes"));
  const tell = (event) => {
    const link = event.target.closest?.("a.go");
    if (link) $("pointed").textContent = link.getAttribute("aria-label");
  };
  for (const name of ["pointerover", "focusin"]) $("lanes").addEventListener(name, tell);
  $("lanes").addEventListener("pointermove", (event) => {
    if (event.target.closest("a.go") === null) tell({ target: nearest($("lanes"), event) ?? $("lanes") });
  });
  $("lanes").addEventListener("click", (event) => {
    const month = /^#month-(\d{4})-(\d\d)$/.exec(event.target.closest?.("a.go")?.getAttribute("href") ?? "");
    if (month === null) return;
    event.preventDefault();
    event.stopPropagation();
    zoomTo(Number(month[1]), Number(month[2]) - 1);
    [...$("zoom").querySelectorAll("[aria-pressed='true']")].at(-1).focus({ preventScroll: true });
  });
  $("pointed").textContent = "Names of what you point at or focus stand here.";
  whenIdle(() => prepare());
}
