/** Patients with one alteration, by the site of their tumour, drawn from the Parameters of $cohort. */

import { el, trouble } from './page.js';
import { ask } from './server.js';
import { cohortPlot } from './plot.js';

const at = (id) => document.getElementById(id);
const FHIR = { headers: { Accept: 'application/fhir+json' } };
const ANSWERS = [
  { key: 'complete', label: 'Complete response' },
  { key: 'partial', label: 'Partial response' },
  { key: 'stable', label: 'Stable disease' },
  { key: 'progression', label: 'Progression' },
  { key: 'not-recorded', label: 'Not recorded' },
];
let plot = null;

async function start() {
  try {
    const found = read(await ask('/fhir/$cohort', FHIR), 'alteration');
    if (found.length === 0) {
      at('total').textContent = 'No alteration of a tumour is on file.';
      return;
    }
    at('alteration').append(...found.map((one) => el('option', { value: one.name }, `${one.name} (${one.patients})`)));
    const asked = new URLSearchParams(location.search).get('alteration');
    if (asked) at('alteration').value = asked;
    at('alteration').addEventListener('change', show);
    await show();
  } catch (refused) {
    fail(refused);
  }
}

async function show() {
  try {
    const answer = await ask(`/fhir/$cohort?alteration=${encodeURIComponent(at('alteration').value)}`, FHIR);
    draw(read(answer, 'site'), read(answer, 'total')[0]);
  } catch (refused) {
    fail(refused);
  }
}

function fail(refused) {
  at('sites').replaceChildren(trouble('The cohort could not be read', { lines: refused.lines ?? [refused.message], status: refused.status ?? 0 }));
}

function read(parameters, name) {
  return (parameters.parameter ?? []).filter((one) => one.name === name)
    .map((one) => Object.fromEntries((one.part ?? []).map((part) => [part.name, part.valueString ?? part.valueQuantity?.value])));
}

function draw(sites, total) {
  at('total').textContent = `${total.patients} patients at ${sites.length} sites.`;
  plot?.destroy();
  at('plot').parentElement.style.height = `${120 + 34 * sites.length}px`;
  plot = cohortPlot(at('plot'), sites, ANSWERS);
  at('sites').replaceChildren(el('table', {},
    el('thead', {}, el('tr', {}, ['Site', 'Patients', ...ANSWERS.map((answer) => answer.label)].map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, sites.map((site) => el('tr', {},
      [site.name, site.patients, ...ANSWERS.map((answer) => site[answer.key] ?? 0)].map((cell) => el('td', {}, String(cell))))))));
}

start();
