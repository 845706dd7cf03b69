// The calendar year around a story: its truces, the contacts of both sides, the stretch of the story.

function drawStrip(width) {
  story.strip = [];
  story.contacts = [];
  const [from, to] = story.of.days;
  const first = dayNumber(civil(from).year, 0, 1);
  const last = dayNumber(civil(to).year + 1, 0, 1);
  const scale = (day) => ((day - first) / (last - first)) * width;
  const years = civil(from).year === civil(to).year ? `${civil(from).year}` : `${civil(from).year} to ${civil(to).year}`;
  const back = draw("g", {}, draw("rect", { class: "span", x: scale(from), width: scale(to + 1) - scale(from), y: 0 }));
  const front = draw("g", {}, heading(`${years} around it: truces`, 0));
  const rows = [];
  for (const truce of data.truces) {
    const [a, b] = [Math.min(...truce.bands.map(([x]) => x)), Math.max(...truce.bands.map(([, x]) => x ?? last))];
    if (a >= last || b <= first || truce.look === 1 || lost(truce, first)) continue;
    const held = drawInTurn(rows, 20, scale, width, truce, "truce").marks.filter(({ look }) => look !== 1);
    front.append(...held.map(({ group }) => group));
    story.strip.push(...held);
  }
  const y = 22 + Math.max(1, rows.length) * 18;
  story.counted = heading("", y);
  front.append(story.counted);
  const lines = draw("g", { "aria-hidden": "true" });
  data.events.x.forEach((x, place) => {
    if (lanes[place] !== 0 || x < first || x >= last) return;
    const line = draw("line", { class: "tick", x1: scale(x), x2: scale(x), y1: y + 18, y2: y + 31 });
    story.strip.push({ group: line, known: records[place].known });
    story.contacts.push(records[place].known);
    lines.append(line);
  });
  back.firstChild.setAttribute("height", y + 34);
  story.stripNow = draw("line", { class: "now", y1: 0, y2: y + 34 });
  story.stripScale = scale;
  const months = ticks(first, last - 1, Math.max(3, Math.floor(width / 90)));
  back.append(axis(scale, months, width, y + 34), story.stripNow);
  $("strip").replaceChildren(figure(width, y + 54, `${years} around the story`, back, lines, front));
}

function stepStrip(day) {
  story.stripNow.setAttribute("transform", `translate(${story.stripScale(day + 1).toFixed(2)} 0)`);
  story.counted.textContent = `Contacts known by then: ${story.contacts.filter((known) => known <= day).length}`;
}
