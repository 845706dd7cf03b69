// A truce, an ultimatum, a claim in the pane: their articles; of a day, as they were known.

function truceThen(article, truce, day) {
  const then = at(truce, day);
  const meta = article.querySelector(":scope > .meta").cloneNode(true);
  meta.prepend(`${then.when} · `);
  const breaches = [...article.querySelectorAll(".breach")].filter((_, place) => then.breaches.includes(place));
  const alleged = breaches.map((each) => ["Breach alleged", ...each.cloneNode(true).childNodes]);
  const pairs = [...then.lines, ...alleged, ["Ended", then.ended]];
  const list = make("dl", {}, ...pairs.flatMap(([name, ...said]) => [make("dt", {}, name), make("dd", {}, ...said)]));
  return [meta, list, ...(then.note ? [make("p", {}, then.note)] : [])];
}

// An ultimatum without the announcements and answers that came later, and with what was known of its outcome.
function ultimatumThen(body, ultimatum, day) {
  const then = at(ultimatum, day);
  const list = body.find((each) => each.tagName === "DL");
  const outcome = [...list.children].slice(-4);
  [then.target, then.issuer].forEach((words, half) => (outcome[2 * half + 1].textContent = words));
  for (const link of body.flatMap((each) => [...each.querySelectorAll("tr a, dd a")])) {
    const place = placeOf.get(link.getAttribute("href").slice(7));
    if (data.events.known[place] > day) link.closest("tr, dd").remove();
    else if (link.closest("tr")) link.textContent = at(records[place], day).title ?? titleOf(place);
  }
  for (const name of list.querySelectorAll("dt")) if (name.nextElementSibling?.tagName !== "DD") name.remove();
  return body.filter((each) => !each.matches(".checked"));
}

function articleBody(article, day) {
  const truce = data.truces.find((each) => article.id === `truce-${each.id}`);
  const heading_ = article.querySelector("h3");
  const whole = [...article.children].filter((each) => !/^(SUMMARY|FIGURE)$/i.test(each.tagName));
  if (truce !== undefined && day !== null) {
    return { title: heading_.textContent, body: [...truceThen(article, truce, day), ...sourcesUnder(article, day)] };
  }
  const ultimatum = data.ultimatums.find((each) => article.id === `ultimatum-${each.id}`);
  let body = whole.map((each) => each.cloneNode(true));
  if (ultimatum !== undefined && day !== null) body = ultimatumThen(body, ultimatum, day);
  body.forEach(fillTies);
  if (truce !== undefined) body[0].prepend(`${article.querySelector(".meta").textContent} · `);
  return { title: heading_.textContent, body: [...body, ...sourcesUnder(article, day)] };
}

// The pages of the events that a truce or an ultimatum rests on; of a day, of those known by then.
function sourcesUnder(article, day) {
  if (article.id.startsWith("claim-")) return [];
  const each = pagesUnder(article, day);
  const count = counts(each.filter((part) => part.matches("h4")).length, "event");
  return each.length ? [make("details", { class: "under" }, make("summary", {}, `Sources, by event: ${count}`), ...each)] : [];
}

function pagesUnder(article, day) {
  const ids = [...article.querySelectorAll('a[href^="#event-"]')].map((link) => link.getAttribute("href").slice(7));
  const places = [...new Set(ids)].flatMap((id) => placeOf.get(decodeURIComponent(id)) ?? []).sort((one, other) => one - other);
  const known = places.filter((place) => day === null || data.events.known[place] <= day);
  return known.flatMap((place) => {
    const then = day === null ? {} : at(records[place], day);
    const pages = pagesThen(sourcesOf(place), then.pages, day);
    const link = make("a", { href: `#event-${rowsOf[place].id}` }, then.title ?? titleOf(place));
    return [make("h4", {}, link, `, ${shortDay(data.events.x[place])}`), ...pages];
  });
}
