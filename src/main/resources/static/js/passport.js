/** What a patient has inherited and what it says of drugs, on paper. Drawn from the FHIR document of $passport. */

import { el, trouble } from './page.js';
import { drawCounts, read } from './counts.js';
import { ask } from './server.js';
import { saved } from './saved.js';

const USUAL = ['usual care', 'supported', 'no recommendation'];
const at = (id) => document.getElementById(id);

async function start() {
  const patient = new URLSearchParams(location.search).get('patient') ?? '';
  const address = `/fhir/Patient/${encodeURIComponent(patient)}/$passport`;
  at('document').href = address;
  saved(at('document'), 'passport.json');
  at('print').addEventListener('click', () => window.print());
  try {
    const accept = { headers: { Accept: 'application/fhir+json' } };
    const [bundle, counts] = await Promise.all([
      ask(address, accept),
      ask(`/fhir/Patient/${encodeURIComponent(patient)}/$counts`, accept),
    ]);
    draw(bundle);
    drawBeyond(read(counts));
  } catch (refused) {
    at('genes').replaceChildren(trouble('The passport could not be read', { lines: refused.lines ?? [refused.message], status: refused.status ?? 0 }));
  }
}

function draw(bundle) {
  const [composition, person] = bundle.entry.map((entry) => entry.resource);
  at('name').textContent = nameOf(person);
  at('person').textContent = [person.birthDate && `born ${person.birthDate}`, person.gender, `as of ${composition.date.slice(0, 10)}`]
    .filter(Boolean).join(', ');
  const rows = Object.fromEntries(composition.section.map((section) => [section.title, cells(section.text.div)]));
  at('genes').replaceChildren(table(['Gene', 'Result', 'Meaning'], rows.Genes, 'No result of a pharmacogene is on file.'));
  const drugs = rows.Drugs.map(([drug, advice, words, because, source]) => [drug, advice, words, `${because} (${source})`]);
  const heads = ['Drug', 'Advice', 'In words', 'Because of'];
  at('act').replaceChildren(table(heads, drugs.filter((row) => !USUAL.includes(row[1])), 'None.'));
  at('usual').replaceChildren(table(heads, drugs.filter((row) => USUAL.includes(row[1])), 'None.'));
  at('packs').textContent = `By ${rows.Knowledge.map(([pack, version]) => `${pack}, ${version}`).join('; ')}.`;
}

function drawBeyond({ counts, others }) {
  drawCounts(at('counts'), counts);
  if (counts.length === 0) at('counts').replaceChildren(el('p', { class: 'no-cards' }, 'No such result is on file.'));
  at('others').replaceChildren(table(['What', 'Result', 'Date'], others, 'No such result is on file.'));
}

function nameOf(person) {
  const name = person.name?.[0];
  return name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ') ?? person.id;
}

/** The text of a section's table, cell by cell; its markup is not taken over. */
function cells(div) {
  const read = new DOMParser().parseFromString(div, 'application/xhtml+xml');
  return [...read.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));
}

function table(heads, rows, none) {
  if (rows.length === 0) return el('p', { class: 'no-cards' }, none);
  return el('table', {},
    el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map((row) => el('tr', {}, row.map((cell) => el('td', {}, cell))))));
}

start();
