/** What became of the cards, statement by statement, for the committee that decides which go on speaking. */

import { el, outward, trouble } from './page.js';
import { ask } from './server.js';
import { saved } from './saved.js';

const FEW = 20;

const COLUMNS = [
  { name: 'Statement', of: (line) => line.statement, cell: named },
  { name: 'Drug', of: (line) => line.drug },
  { name: 'Advice', of: (line) => line.category },
  { name: 'Shown', of: (line) => line.shown, number: true },
  { name: 'Accepted', of: (line) => line.accepted, number: true },
  { name: 'Overridden', of: (line) => line.overridden, number: true },
  { name: 'Left alone', of: (line) => line.leftAlone, number: true },
  { name: 'Override rate', of: rate, number: true, cell: percent },
  { name: 'Overridden because', of: (line) => why(line), cell: (line) => el('td', {}, why(line)) },
];

const at = (id) => document.getElementById(id);

let report = { statements: [], reasons: {}, unknownCards: 0 };
let order = { column: COLUMNS[3], down: true };
let turn = 0;

function start() {
  for (const id of ['from', 'until']) at(id).addEventListener('change', read);
  for (const id of ['words', 'rate']) at(id).addEventListener('input', draw);
  saved(at('csv'), 'statements.csv');
  at('filters').addEventListener('submit', (event) => event.preventDefault());
  read();
}

async function read() {
  turn += 1;
  const mine = turn;
  const days = new URLSearchParams(['from', 'until'].map((id) => [id, at(id).value]).filter(([, day]) => day));
  at('csv').href = `/committee/statements.csv?${days}`;
  try {
    const answer = await ask(`/committee/statements.json?${days}`);
    if (mine !== turn) return;
    report = answer;
    at('from').value ||= report.from;
    at('until').value ||= report.until;
    draw();
  } catch (refused) {
    if (mine === turn) at('table').replaceChildren(trouble('The counts could not be read', refused));
  }
}

function draw() {
  const words = at('words').value.trim().toLowerCase();
  const least = Number(at('rate').value) / 100;
  const lines = report.statements
    .filter((line) => `${line.statement} ${line.title} ${line.source} ${line.drug}`.toLowerCase().includes(words))
    .filter((line) => rate(line) >= least)
    .sort(compare);
  at('told').textContent = told(lines.length);
  at('table').replaceChildren(lines.length > 0 ? table(lines) : el('p', { class: 'no-cards' }, 'No card of such a statement was shown.'));
}

function told(shown) {
  const unknown = report.unknownCards > 0
    ? ` Feedback came for ${report.unknownCards} cards that this server did not show.` : '';
  return `${shown} of ${report.statements.length} lines, ${report.from ?? ''} to ${report.until ?? ''}.${unknown}`;
}

function compare(one, other) {
  const [a, b] = [order.column.of(one), order.column.of(other)];
  const less = typeof a === 'number' ? a - b : String(a).localeCompare(String(b));
  return order.down ? -less : less;
}

function table(lines) {
  return el('table', { 'data-testid': 'statements' },
    el('thead', {}, el('tr', {}, COLUMNS.map(heading))),
    el('tbody', {}, lines.map((line) => el('tr', { 'data-testid': `line-${line.statement}` }, COLUMNS.map((column) => cell(column, line))))));
}

function heading(column) {
  const direction = order.down ? 'descending' : 'ascending';
  const set = { scope: 'col', class: column.number && 'number', 'aria-sort': column === order.column ? direction : null };
  return el('th', set, el('button', { type: 'button', onclick: () => sortBy(column) }, column.name));
}

function sortBy(column) {
  order = { column, down: column === order.column ? !order.down : Boolean(column.number) };
  draw();
}

function cell(column, line) {
  if (column.cell) return column.cell(line);
  return el('td', { class: column.number && 'number' }, String(column.of(line)));
}

function named(line) {
  const title = line.title || 'No pack has this statement any more';
  return el('td', {}, el('div', {}, line.statement), el('div', { class: 'quiet' }, line.url ? outward(line.url, title) : title));
}

function rate(line) {
  return line.shown > 0 ? line.overridden / line.shown : 0;
}

function percent(line) {
  const few = line.shown < FEW;
  return el('td', { class: few ? 'number few' : 'number', title: few ? 'few cards' : null }, `${Math.round(rate(line) * 100)} %`);
}

/** The reasons in words, the commonest first. */
function why(line) {
  return Object.entries(line.overriddenBy)
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) => `${report.reasons[code] ?? (code || 'no coded reason')} (${count})`)
    .join('; ');
}

start();
