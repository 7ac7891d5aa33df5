// Reads a Dockerfile: what it cannot mean, and what we do not want of it.
import { readFileSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";

const [file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const wrong = [];
const say = (line, words) => wrong.push(`${file}:${line + 1}: ${words}`);

for (const one of validate(text)) {
  say(one.range.start.line, one.message);
}

const image = DockerfileParser.parse(text);
for (const from of image.getFROMs()) {
  if (!from.getImageTag() && !from.getImageDigest()) {
    say(from.getRange().start.line, "the image has no tag; name one");
  } else if (from.getImageTag() === "latest") {
    say(from.getRange().start.line, "the tag latest changes from day to day; name another");
  }
}
const last = image.getInstructions().map((one) => one.getKeyword()).lastIndexOf("FROM");
const end = image.getInstructions().slice(last);
const user = end.filter((one) => one.getKeyword() === "USER").at(-1)?.getArgumentsContent() ?? "root";
if (!/^[1-9]\d*(:[1-9]\d*)?$/.test(user)) {
  say(end.at(-1).getRange().start.line, `it runs as ${user}; name a user by number, and not 0`);
}
if (!end.some((one) => one.getKeyword() === "HEALTHCHECK")) {
  say(end.at(-1).getRange().start.line, "there is no HEALTHCHECK");
}
for (const one of image.getInstructions()) {
  if (one.getKeyword() === "ADD") {
    say(one.getRange().start.line, "ADD fetches and unpacks; use COPY");
  }
  if (["ENV", "ARG"].includes(one.getKeyword()) && /(PASSWORD|SECRET|TOKEN)[A-Z_]*=\S/.test(one.getArgumentsContent() ?? "")) {
    say(one.getRange().start.line, "a secret would stay in the image");
  }
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
