// What we want of each service of a compose file, beside what docker-compose itself demands.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const [file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const wrong = [];
const say = (words) => wrong.push(`${file}: ${words}`);
const asked = readFileSync("docker/example.env", "utf8").match(/^[A-Z_]+(?==)/gm);

for (const [, name] of text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)) {
  if (!asked.includes(name)) {
    say(`${name} is not in docker/example.env`);
  }
}
const setUp = parse(text, { merge: true });
for (const [name, service] of Object.entries(setUp.services)) {
  const demand = (holds, words) => holds || say(`${name} ${words}`);
  demand(service.read_only === true, "may write to its own files; set read_only and name what it writes to");
  demand(service.cap_drop?.includes("ALL"), "keeps rights of root; drop ALL");
  demand(service.security_opt?.includes("no-new-privileges:true"), "may gain rights; set no-new-privileges:true");
  demand(service.mem_limit && service.pids_limit, "has no limit of memory or of processes");
  demand(!service.privileged && service.network_mode !== "host", "has the rights of the machine");
  demand(service.image && /:[\w.-]+$/.test(service.image) && !service.image.endsWith(":latest"), "needs an image with a tag");
  demand(service.user !== "root" && !/^0(:|$)/.test(String(service.user ?? "")), "runs as root");
  for (const port of service.ports ?? []) {
    demand(String(port).startsWith("127.0.0.1:"), `publishes ${port} to all; begin with 127.0.0.1:`);
  }
  for (const [key, value] of Object.entries(service.environment ?? {})) {
    // the trust store's is public
    const secret = /PASSWORD|SECRET|TOKEN/.test(key);
    demand(!secret || /^\$\{[A-Z_]+:\?/.test(String(value)), `has a secret in the file: ${key}`);
  }
}
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
