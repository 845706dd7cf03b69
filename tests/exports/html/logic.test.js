// The pure functions of the page, by Node's own runner: node --test tests/exports/html/logic.test.js

const assert = require("node:assert");
const test = require("node:test");
const folder = process.env.URT_SCRIPTS ?? "../../../src/us_russia_timeline/exports/html";
const logic = { ...require(`${folder}/logic.js`), ...require(`${folder}/search.js`) };

const wide = (text) => text.length * 6;

test("what is left of a limit", () => {
  const said = [
    [[10, 10], 0, "10 days left"], [[10, 10], 9, "1 day left"], [[10, 10], 10, "today"], [[10, 10], 11, "1 day past"],
    [[7, 9], 7, "0 to 2 days left"], [[7, 9], 8, "up to 1 day left"], [[7, 9], 9, "today at the latest"], [[7, 9], 12, "3 to 5 days past"],
    [[7, 9], 6, "1 to 3 days left"],
  ];
  for (const [limit, day, words] of said) assert.equal(logic.leftWords(limit, day), words);
});

test("a record as it could be known on a day, reached without the days before it", () => {
  const record = { title: "now", flags: 2, v: [[5, { title: "then", flags: 0 }], [8, { title: "then" }], [9, {}]] };
  assert.equal(logic.at(record, 4), null);
  assert.deepEqual([5, 7, 8, 9, 99].map((day) => [logic.at(record, day).title, logic.at(record, day).flags]), [
    ["then", 0], ["then", 0], ["then", 2], ["now", 2], ["now", 2],
  ]);
});

test("data made short are laid out again as they were", () => {
  const data = logic.unpack({
    words: ["until May", "it ran out", "Ann", "held", "too early to say", "Bob"],
    events: { x: [20.5, 0, 0.125, 9], known: [0, 2, 0, 1] },
    views: { 1: [{ u: [], p: [-1] }, 25, { u: [0, [1, [0], 0]] }, 30], 3: [{ l: [0], sure: 1 }, 32] },
    ultimatums: [{
      sides: [[2], [5, 2]], target: 4, issuer: 1, rows: [[7, 1, "a", null], [8, 2, "b", 9]], rings: [], answers: [[3, "x", "y"]],
      v: [20, { rows: [0, [1, null]], answers: [[4, "z", "w"]] }, 22],
    }],
    truces: [{ when: 0, ended: 1, lines: [[2, 3]], v: [3, { ended: 4, lines: [] }, 5] }],
  });
  assert.deepEqual(data.events, { x: [20.5, 20.5, 20.625, 29.625], known: [20, 22, 20, 30] });
  assert.deepEqual(data.views[1], [[22, { updates: [], pages: [-1] }], [25, { updates: [[0, null, 1], [1, [0], 0]] }], [30, {}]]);
  assert.deepEqual(data.views[3], [[30, { links: [0], sure: 1 }], [32, {}]]);
  const [ultimatum] = data.ultimatums;
  assert.deepEqual([ultimatum.sides, ultimatum.target, ultimatum.issuer], [[["Ann"], ["Bob", "Ann"]], "too early to say", "it ran out"]);
  assert.deepEqual(ultimatum.v, [[20, { rows: [[7, 1, "a", null], [8, 2, "b", null]], answers: [[4, "z", "w"]] }], [22, {}]]);
  const [truce] = data.truces;
  assert.deepEqual([truce.when, truce.ended, truce.lines], ["until May", "it ran out", [["Ann", "held"]]]);
  assert.deepEqual(truce.v, [[3, { ended: "too early to say", lines: [] }], [5, {}]]);
});

test("a truce is in force on whole days, for ever where its end is open", () => {
  const truce = { force: [[3, 4], [8, null]] };
  assert.deepEqual([2, 3, 4, 5, 8, 999].map((day) => logic.inForce(truce, day)), [false, true, true, false, true, true]);
});

test("days in words, across months, years and before 1970", () => {
  assert.equal(logic.dayWords(20298), "29 July 2025");
  assert.equal(logic.dayWords(20298.9), "29 July 2025");
  assert.equal(logic.dayWords(-1), "31 December 1969");
  assert.equal(logic.shortDay(logic.dayNumber(2024, 1, 29)), "29 Feb");
});

test("names are folded: accents, letters of their own, apostrophes, other scripts", () => {
  assert.equal(logic.fold("Erdoğan's Łódź, Øresund — Straße"), "erdogans lodz oresund strasse");
  assert.equal(logic.fold("Зеленський"), "зеленськии".replaceAll("ь", ""));
  assert.equal(logic.fold("  <b>&amp;</b> "), "b amp b");
  assert.ok(logic.hasWord("vladimir putin", "put"));
  assert.ok(!logic.hasWord("vladimir putin", "utin"));
});

test("initials with points between them are one word", () => {
  assert.equal(logic.fold("The U.S. Senate, U.N.; J. Trump, at 10 a.m. on 7.8.2025"), "the us senate un j trump at 10 am on 7 8 2025");
  assert.equal(logic.fold("С.Ш.А. и т.д."), "сша и тд");
});

test("a bar is drawn as it was known in turn", () => {
  const record = { look: 0, bands: [[10, 12]], v: [[8, { look: 1, bands: [[9, 12]], ended: "x" }], [9, { look: 1, bands: [[9, 12]] }], [10, { bands: [[10, null]] }], [12, {}]] };
  const turns = logic.drawnAs(record).map(({ from, until, as }) => [from, until, as.look, as.bands]);
  assert.deepEqual(turns, [[8, 10, 1, [[9, 12]]], [10, 12, 0, [[10, null]]], [12, Infinity, 0, [[10, 12]]]]);
});

test("the quick way to fold and the thorough one agree", () => {
  const texts = ["It’s “10 or 12 days” – no more…", "Rock'n'roll · 2025–26", "ALL CAPS, 50%", "  "];
  for (const text of texts) assert.equal(logic.fold(text), logic.fold(`${text} ё`).replace(/ ?е$/, ""), text);
});

test("a slip of the key is forgiven in long words only", () => {
  assert.ok(logic.isNear("poutine", "putin", 2));
  assert.ok(!logic.isNear("poutine", "putin", 1));
  const names = [["vladimir putin"], ["donald trump"]];
  assert.deepEqual(logic.nearNames(names, "poutine"), [0]);
  assert.deepEqual(logic.nearNames(names, "trumq"), [1]);
  assert.deepEqual(logic.nearNames(names, "trmp"), []);
});

test("labels are cut at a word, and go where there is room", () => {
  assert.equal(logic.cut("one two three", 200, wide), "one two three");
  assert.equal(logic.cut("one two, three", 50, wide), "one two…");
  assert.equal(logic.cut("unbreakable", 20, wide), "");
  const sides = (x) => logic.besideMark(x, "twelve chars", 300, 230, wide).map(({ anchor }) => anchor);
  assert.deepEqual(sides(20), ["start"]);
  assert.deepEqual(sides(150), ["start", "end"]);
  assert.deepEqual(sides(290), ["end"]);
  assert.deepEqual(logic.besideMark(50, "far too many words for this", 113, 230, wide)[0].label, "far too…");
  const places = [[0, 20], [0, 250], [280, 300], [0, 300]].map(([from, to]) => logic.besideBar(from, to, "twelve chars", 300, wide));
  assert.deepEqual(places.map(({ anchor, inside }) => [anchor, inside]), [["start", false], ["start", true], ["end", false], ["start", true]]);
});

test("packed labels never come nearer than they may, whatever their places", () => {
  const rows = [];
  const taken = [];
  let seed = 7;
  for (let n = 0; n < 300; n += 1) {
    seed = (seed * 16807) % 2147483647;
    const x = 8 + (seed % 480);
    const best = logic.takeBest(rows, logic.besideMark(x, "x".repeat(1 + (seed % 25)), 500, 230, wide));
    assert.ok(best.from >= -8 && best.to <= 508);
    for (const other of taken) assert.ok(other.row !== best.row || best.to + 5 <= other.from || other.to + 5 <= best.from);
    taken.push(best);
  }
});

test("an axis has at most so many words, and they follow each other", () => {
  for (const [first, last, most] of [[20281, 20336, 8], [20281, 20336, 3], [20089, 20454, 12], [17000, 21000, 7], [20281, 20290, 9]]) {
    const found = logic.ticks(first, last, most);
    assert.ok(found.length > 0 && found.length <= most + 1, `${found}`);
    found.forEach(([day], at) => assert.ok(day >= first && day <= last && (at === 0 || day > found[at - 1][0])));
  }
});
