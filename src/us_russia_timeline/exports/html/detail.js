// The detail pane: one record in full, or as it could be known on a day.

const detail = { back: null, order: [], hash: "", day: null };
const wideEnough = matchMedia("(min-width: 40rem)");

const RECORD = /^#(event|truce|ultimatum|claim)-(?<id>.+)$/;

// What an address names on the page; of one that is badly spelt, nothing.
function original(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

function copies(from, selector) {
  return [...from.querySelectorAll(selector)].map((each) => each.cloneNode(true));
}

function section(name, ...content) {
  return content.length ? [make("h3", {}, name), ...content] : [];
}

// --- an event ---

const DAY = /, \d{1,2} [A-Z][a-z]+ \d{4}/;

// The pages that were there: with their headlines, or as bare addresses.
function pagesThen(list, pages, day) {
  if (list === null) return [];
  const items = [...list.children];
  const kept = pages ?? items.map((_, place) => place);
  const made = kept.map((code) => {
    const item = items[code < 0 ? -1 - code : code].cloneNode(true);
    if (code < 0) bare(item, true);
    else if (day !== null && !DAY.test(item.lastChild.data ?? "")) bare(item, false);
    return item;
  });
  return made.length ? [make("ul", { class: "sources" }, ...made)] : [];
}

// A page whose headline may be later: its publisher takes the place of the headline, and of one that is
// only an address the day goes too.
function bare(item, whole) {
  const link = item.querySelector("a");
  const publisher = item.querySelector("b");
  if (publisher !== null) {
    publisher.previousSibling.remove();
    if (link === null) item.firstChild.remove();
    link?.replaceChildren(...publisher.childNodes);
    link?.removeAttribute("lang");
    publisher.replaceWith(link ?? publisher.textContent);
  }
  if (whole && item.lastChild.nodeType === Node.TEXT_NODE) item.lastChild.data = item.lastChild.data.replace(DAY, "");
}

function sourcesOf(place) {
  return rowsOf[place].li.querySelector(":scope > ul:not(.t)");
}

function updatesThen(list, updates, day) {
  if (list === null) return [];
  const kept = updates ?? [...list.children].map((_, place) => [place, null, 1]);
  const made = kept.map(([place, pages, told]) => {
    const item = list.children[place].cloneNode(true);
    const sources = item.querySelector("ul");
    if (sources !== null) sources.replaceWith(...pagesThen(sources, pages, day));
    if (!told) item.querySelector("p > span:not(.flag)")?.remove();
    fillTies(item);
    return item;
  });
  return made.length ? [make("ul", { class: "updates" }, ...made)] : [];
}

function linksThen(list, links) {
  if (list === null) return [];
  const kept = links ?? [...list.children].map((_, place) => place);
  const made = kept.map((place) => {
    const item = list.children[place].cloneNode(true);
    const link = item.querySelector("a");
    const target = placeOf.get(link.getAttribute("href").slice(7));
    link.textContent = `${titleOf(target)}, ${shortDay(data.events.x[target])}`;
    return item;
  });
  return made.length ? [make("ul", { class: "links" }, ...made)] : [];
}

function eventBody(row, day) {
  const place = placeOf.get(row.id.slice(6));
  const then = day === null ? {} : at(records[place], day);
  const of = (selector) => row.querySelector(`:scope > ${selector}`);
  const [when, what, who, summary, limit] = row.querySelectorAll(":scope > p:not(.checked)");
  const flag = what.querySelector(".flag");
  const flags = then.stands === undefined ? (flag === null ? [] : [" ", flag.cloneNode(true)]) : then.stands ? [" ", make("span", { class: "flag" }, `[${then.stands}]`)] : [];
  const [said, sign] = when.firstChild.data.split("✓");
  const meta = `${then.when ?? said.trim()} · ${when.querySelector("i").textContent}`;
  return {
    title: then.title ?? titleOf(place),
    body: [
      make("p", { class: "meta" }, meta, ...flags),
      make("p", { class: "summary" }, then.summary ?? summary.textContent.trim()),
      ...(limit ? [limit.cloneNode(true)] : []),
      make("p", { class: "meta" }, ...who.cloneNode(true).childNodes),
      ...section("What became known later", ...updatesThen(of("ol"), then.updates, day)),
      ...section("Connected", ...linksThen(of(".t"), then.links)),
      ...section("Sources", ...pagesThen(sourcesOf(place), then.pages, day)),
      ...(day === null ? checked(of(".checked"), sign !== undefined) : []),
    ],
  };
}

// What a record says of its last check, in words of its own or by a sign.
function checked(own, sign) {
  if (own !== null) return [own.cloneNode(true)];
  return sign ? [make("p", { class: "checked" }, `Checked by a second reader on ${data.checked}.`)] : [];
}

// --- the pane ---

function cite(title, id) {
  const licence = data.licence === null ? "" : ` ${data.licence}.`;
  return `“${title}”, ${data.title}, data ${data.version}, record ${id}.${licence}`;
}

function citation(title, id, hash) {
  const words = make("p", { class: "cite" }, cite(title, id));
  const copy = make("button", { type: "button" }, "Copy citation");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(words);
      copy.textContent = "Selected: copy it with the keys";
    }
  });
  return section("Cite", words, make("p", { class: "buttons" }, copy, " ", make("a", { href: hash }, "Permalink")));
}

// Opens a record; as it was known on a day, or as it stands now.
function openDetail(hash, { day = null, order = null } = {}) {
  const found = original(hash);
  if (found === null || !RECORD.test(hash)) return false;
  const { title, body } = found.tagName === "LI" ? eventBody(found, day) : articleBody(found, day);
  if (order !== null) detail.order = order;
  const then = day === null ? [] : [make("p", { class: "then" }, `Shown as it was known on ${dayWords(day)}.`)];
  fillPane(hash, day, title, ...then, ...body, ...citation(title, found.id.replace(/^[a-z]+-/, ""), hash));
  return true;
}

// Says that a record is not here: without a word its address would look like that of the page.
function openMissing(hash) {
  const id = hash.match(RECORD)?.groups.id;
  if (id === undefined) return false;
  fillPane(hash, null, "Not on this page", make("p", {}, `No record ${id} is here: the page holds a part of the timeline, or the address is mistyped.`));
  return true;
}

function fillPane(hash, day, title, ...body) {
  const pane = $("detail");
  if (!pane.open) detail.back = document.activeElement;
  Object.assign(detail, { hash, day });
  $("detail-body").replaceChildren(make("h2", { id: "detail-title" }, title), ...body);
  const place = detail.order.indexOf(hash);
  $("before").disabled = place <= 0;
  $("after").disabled = place < 0 || place >= detail.order.length - 1;
  if (!pane.open) {
    if (wideEnough.matches) pane.show();
    else pane.showModal();
  }
  $("detail-body").focus({ preventScroll: true });
  pane.scrollTop = 0;
}

function closeDetail() {
  if ($("detail").open) $("detail").close();
}

function neighbour(direction) {
  const next = detail.order[detail.order.indexOf(detail.hash) + direction];
  if (next !== undefined) go(next, { day: detail.day });
}

// Opens a record and puts its address into the address bar.
function go(hash, how) {
  if (!openDetail(hash, how)) return false;
  try {
    // Coming back, a browser would look for the row of that name in the list; what is opened here moves nothing.
    history.scrollRestoration = "manual";
    history.replaceState({ ...history.state, y: scrollY }, "");
    history.pushState({ day: detail.day, y: scrollY }, "", hash);
  } catch {
    // a page inside a frame without an address of its own
  }
  return true;
}

function startDetail() {
  $("close").addEventListener("click", closeDetail);
  $("before").addEventListener("click", () => neighbour(-1));
  $("after").addEventListener("click", () => neighbour(1));
  $("detail").addEventListener("close", () => {
    if (detail.back?.isConnected) detail.back.focus({ preventScroll: true });
    try {
      if (location.hash === detail.hash) history.replaceState(null, "", location.pathname + location.search);
    } catch {
      // as above
    }
  });
}
