// The list of events: the page's one copy of their words, from which titles and the detail pane are taken.

const rowsOf = []; // of each event: its row, its month and year in the list, its id, its title and its words folded once needed
const yearsOf = []; // of each year: its part of the list, where its count stands, its first row, the one behind its last
const placeOf = new Map(); // from its id to its place

function readList() {
  for (const year of document.querySelectorAll("#years > details")) {
    const first = rowsOf.length;
    for (const month of year.querySelectorAll("section")) {
      for (const li of month.lastElementChild.children) {
        const id = li.id.slice(6);
        placeOf.set(id, rowsOf.length);
        rowsOf.push({ li, month, year, id, title: null, folded: null, linked: false });
      }
    }
    yearsOf.push({ year, count: year.querySelector(".count"), first, last: rowsOf.length });
  }
  for (const each of data.ultimatums) each.title ??= original(`#ultimatum-${each.id}`).querySelector("h3").textContent;
}

// What the drawing names before the list is there stands in the data too.
function titleOf(place) {
  const row = rowsOf[place];
  if (row === undefined || data.titles[place]) return data.titles[place][1];
  row.title ??= row.li.children[1].firstChild.data.trim();
  return row.title;
}

function idOf(place) {
  return data.titles[place]?.[0] ?? rowsOf[place].id;
}

function shortOf(place) {
  return data.shorts[place] ?? titleOf(place);
}

// A title becomes a link while nothing else is to do, and at the latest when its year is opened.
function linkTitle(place) {
  const row = rowsOf[place];
  if (row.linked) return;
  row.linked = true;
  row.li.children[1].firstChild.replaceWith(make("a", { class: "what", href: `#event-${row.id}` }, titleOf(place)), " ");
}

function linkTitles({ first, last }) {
  for (let place = first; place < last; place += 1) linkTitle(place);
}

// A tie has the day of an event for its words; with scripts it has its title.
function fillTies(node) {
  for (const link of node.querySelectorAll("dd:not(.breach) a, span > a, .t a")) {
    const place = placeOf.get(link.getAttribute("href").slice(7));
    if (place !== undefined && /^\d{4}-\d\d-\d\d$/.test(link.textContent)) link.textContent = titleOf(place);
  }
}

function startList() {
  document.addEventListener("toggle", ({ target }) => {
    const of = yearsOf.find((each) => each.year === target);
    if (of !== undefined && target.open) linkTitles(of);
    else if (target.matches?.(".item")) fillTies(target);
  }, true);
}
