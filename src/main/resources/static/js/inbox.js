/** The deliveries that wait for a person, and what can be done with each. */

import { el, trouble } from './page.js';
import { ask, tell } from './server.js';

const at = (id) => document.getElementById(id);
const HEADS = ['Received', 'From', 'Number', 'Format', 'State', 'Why', ''];

async function show() {
  try {
    const entries = await ask(`/inbox?state=${encodeURIComponent(at('state').value)}`);
    at('told').textContent = told(entries.length);
    at('entries').replaceChildren(entries.length === 0 ? '' : table(entries));
  } catch (refused) {
    fail(refused, 'The inbox could not be read');
  }
}

function told(count) {
  if (count === 0) {
    return 'Nothing is here.';
  }
  return count === 1 ? 'One entry.' : `${count} entries, the newest first.`;
}

function table(entries) {
  return el('table', {},
    el('thead', {}, el('tr', {}, HEADS.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, entries.map(row)));
}

function row(entry) {
  const deeds = el('td', {});
  const line = el('tr', { 'data-entry': entry.id },
    el('td', {}, new Date(entry.received).toLocaleString()),
    el('td', {}, entry.from), el('td', {}, entry.number), el('td', {}, entry.format),
    el('td', {}, entry.state), el('td', {}, entry.detail), deeds);
  if (['held', 'refused', 'stuck'].includes(entry.state)) {
    deeds.append(el('button', { type: 'button', onclick: () => deed(`/inbox/${entry.id}/replay`, {}) }, 'Try again'));
  }
  if (entry.state === 'held') deeds.append(assigning(entry));
  return line;
}

/** The patients who bear the number, to choose from; or any other by id. */
function assigning(entry) {
  const field = el('input', { list: `of-${entry.id}`, 'aria-label': 'Patient whom it is about', placeholder: 'Patient/…', autocomplete: 'off' });
  const list = el('datalist', { id: `of-${entry.id}` });
  ask(`/inbox/${entry.id}`).then((whole) => {
    list.append(...(whole.candidates ?? []).map((reference) => el('option', { value: reference })));
    if (whole.candidates?.length === 1) field.value = whole.candidates[0];
  }).catch(() => {});
  const button = el('button', { type: 'button', onclick: () => deed(`/inbox/${entry.id}/patient`, { patient: field.value.trim() }) }, 'It is about this patient');
  return el('span', { class: 'assign' }, field, list, button);
}

async function deed(path, body) {
  try {
    await tell(path, body);
    await show();
  } catch (refused) {
    fail(refused, 'That could not be done');
  }
}

function fail(refused, title) {
  at('told').replaceChildren(trouble(title, { lines: refused.lines ?? [refused.message], status: refused.status ?? 0 }));
}

at('state').addEventListener('change', show);
show();
