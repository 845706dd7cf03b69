// The start: what is drawn at once, what waits for the list, keys, addresses, paper.

function orderFrom(link) {
  if (link.closest("#years")) return rowsOf.filter(({ li }) => !li.hidden).map(({ id }) => `#event-${id}`);
  const figure_ = link.closest(".figure");
  const links = link.closest("#list") ? [...document.querySelectorAll("#list a")] : figure_ ? marksOf(figure_) : [];
  return [...new Set(links.map((each) => each.getAttribute("href")))];
}

function clicked(event) {
  const link = event.target.closest?.("a[href^='#']");
  if (link === null || link === undefined || event.defaultPrevented || event.metaKey || event.ctrlKey) return;
  const hash = link.getAttribute("href");
  if (hash === "#search") {
    event.preventDefault();
    toSearch();
    return;
  }
  const inPane = link.closest("#detail") !== null;
  if (go(hash, { day: dayOf(link), order: inPane ? null : orderFrom(link) })) event.preventDefault();
}

// The day as of which a link tells: that of the story, of the pane, of the filter; or none.
function dayOf(link) {
  if (link.closest("#stage")) return story.day;
  if (link.closest("#detail")) return detail.day;
  return !alone && link.closest("#record") ? record.filters.known : null;
}

// In a frame a page of another house mostly refuses to be shown: it gets a window of its own.
function leave(event) {
  if (window.parent === window) return;
  const link = event.target.closest?.("a[href^='http']");
  link?.setAttribute("target", "_blank");
  link?.setAttribute("rel", "noopener");
}

function toSearch() {
  // The field has the focus then, not what the pane was opened from.
  detail.back = null;
  closeDetail();
  $("record").scrollIntoView();
  $("search")?.focus({ preventScroll: true });
}

function pressed(event) {
  const field = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.id !== "slider";
  if (event.key === "Escape") closeDetail();
  if (event.key === "Tab" && $("detail").open) stayInside(event);
  if (event.key === "/" && !field && $("search") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    toSearch();
  }
}

// The pane covers a part of the page, so what it hides cannot have the focus: the tab key goes round in it.
function stayInside(event) {
  const stops = [...$("detail").querySelectorAll("button:enabled, summary, a[href]:not(details:not([open]) a)")];
  const here = stops.indexOf(document.activeElement);
  const inside = $("detail").contains(document.activeElement);
  if (inside && (event.shiftKey ? here > 0 || here < 0 : here < stops.length - 1)) return;
  event.preventDefault();
  stops.at(event.shiftKey ? -1 : 0).focus();
}

// What the address names: it comes into sight and has the focus when the pane closes; a record opens in the pane. Who
// goes back to what was opened here finds the page where it was.
function route(moved) {
  const found = location.hash.length > 1 ? original(location.hash) : null;
  if (found !== null && (moved === undefined || history.state === null)) reveal(found);
  const opened = found === null ? openMissing(location.hash) : openDetail(location.hash, { day: history.state?.day ?? null });
  if (!opened) closeDetail();
  if (moved?.type === "popstate" && history.state?.y !== undefined) scrollTo(0, history.state.y);
}

function reveal(found) {
  const closed = found.closest("details");
  const year = yearsOf.find((each) => each.year === closed);
  if (year) linkTitles(year);
  if (closed) closed.open = true;
  found.scrollIntoView();
  if (closed) found.querySelector("a.what, summary").focus({ preventScroll: true });
}

function redraw(width) {
  if (data.first !== null) {
    drawStory(width);
    step(story.day);
  }
  if ($("lanes")) drawLanes(width);
}

// Another width of the page: another window, or a bar to scroll by that came with the list.
function refit() {
  clearTimeout(refit.timer);
  refit.timer = setTimeout(() => {
    const fits = Object.entries(drawn).every(([name, width]) => widthOf(name) === width);
    if (!printed() && !fits) redraw();
  }, 100);
}

function onPaper() {
  const parts = [...document.querySelectorAll(".part")].filter((part) => part.getClientRects().length > 0);
  const shown = parts.findLast((part) => part.getBoundingClientRect().top < innerHeight / 2) ?? parts[0];
  for (const part of parts) part.classList.toggle("shown", part === shown);
  document.documentElement.classList.add("paper");
  for (const { li, year } of rowsOf) if (year.open && !li.hidden) fillTies(li);
  redraw(660);
}

function offPaper() {
  document.documentElement.classList.remove("paper");
  redraw();
}

function startAll() {
  readList();
  startList();
  if (alone && data.first !== null) startStory();
  startStories();
  startDetail();
  // The story can be replayed before the record below it is drawn; only then does an address have its place.
  if ($("lanes")) setTimeout(() => {
    startRecord();
    route();
  }, 0);
  if (data.first !== null) step(story.day);
  document.addEventListener("click", clicked);
  document.addEventListener("click", leave);
  document.addEventListener("keydown", pressed);
  addEventListener("popstate", route);
  addEventListener("hashchange", route);
  addEventListener("beforeprint", onPaper);
  addEventListener("afterprint", offPaper);
  new ResizeObserver(refit).observe($("content"));
  if (alone) route();
}

document.documentElement.classList.add("on");
if (!alone && data.first !== null) startStory();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
else startAll();
