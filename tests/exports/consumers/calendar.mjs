// Reads a calendar as ical.js does, and says what it finds: node calendar.mjs MODULES FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, file] = process.argv.slice(2);
const path = createRequire(`${modules}/`).resolve("ical.js");
const { default: ICAL } = await import(pathToFileURL(path));
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
const told = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    day: event.startDate.isDate,
    after: event.endDate.compare(event.startDate) >= 0,
    status: part.getFirstPropertyValue("status"),
  };
});
const about = calendar.getFirstPropertyValue("description");
process.stdout.write(JSON.stringify({ about, events: told }));
