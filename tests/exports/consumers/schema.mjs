// Holds documents against a JSON Schema by ajv, in its strict mode: node schema.mjs MODULES SCHEMA FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, schema, ...files] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { default: Ajv } = require("ajv/dist/2020");
const { default: formats } = require("ajv-formats");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false });
formats(ajv);
const check = ajv.compile(read(schema));
const told = files.map((file) => (check(read(file)) ? [] : check.errors.map((each) => `${each.instancePath} ${each.message}`)));
process.stdout.write(JSON.stringify(told));
