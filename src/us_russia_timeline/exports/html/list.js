// The list of events: the page's one copy of their words, from which titles and the detail pane are taken.

const rowsOf = []; // of each event: its row, its month and year in the list, its id, its title, its words folded once needed
const yearsOf = []; // of each year: its part of the list, where its count stands
const placeOf = new Map(); // from its id to its place

function readList() {
  for (const year of document.querySelectorAll("#years details")) yearsOf.push({ year, count: year.querySelector(".count") });
  for (const li of document.querySelectorAll("#years li[id]")) {
    const what = li.querySelector(".what");
    const flag = what.querySelector(".flag");
    const title = what.firstChild.textContent.trim();
    const id = li.id.slice(6);
    what.replaceChildren(make("a", { href: `#${li.id}` }, title), ...(flag ? [" ", flag] : []));
    placeOf.set(id, rowsOf.length);
    rowsOf.push({ li, month: li.closest("section"), year: li.closest("details"), id, title, folded: null });
  }
}

function titleOf(place) {
  return data.titles[place]?.[1] ?? rowsOf[place].title;
}

function idOf(place) {
  return data.titles[place]?.[0] ?? rowsOf[place].id;
}

function shortOf(place) {
  return data.titles[place]?.[2] ?? titleOf(place);
}
