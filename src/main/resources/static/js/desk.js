/** The order desk: choose a patient, order a drug, answer the cards. */

import { el, icon, trouble } from './page.js';
import { demoPatients, knownKnowledge, patient, words } from './fhir.js';
import { Visit } from './visit.js';

const at = (id) => document.getElementById(id);

let patients = [];
let drugs = [];
let visit = null;

async function start() {
  at('patient-filter').addEventListener('input', listPatients);
  at('order-form').addEventListener('submit', (event) => {
    event.preventDefault();
    order(at('drug').value);
  });
  window.addEventListener('popstate', follow);
  await Promise.all([loadPatients(), loadDrugs()]);
  await follow();
}

async function loadPatients() {
  try {
    patients = await demoPatients();
    listPatients();
  } catch (refused) {
    at('patient-list').replaceChildren(el('li', {}, trouble('The patients could not be read', said(refused))));
  }
}

/** Without the list of known drugs any drug can still be typed. */
async function loadDrugs() {
  try {
    const known = await knownKnowledge();
    drugs = known.drugs;
    at('packs').textContent = `Knowledge: ${known.packs.map((pack) => `${pack.id} ${pack.version}`).join(', ')}.`;
    at('drugs').replaceChildren(...drugs.map((drug) => el('option', { value: drug.name })));
  } catch {
    drugs = [];
  }
}

function said(problem) {
  return { status: problem.status ?? 0, lines: problem.lines ?? [problem.message] };
}

function listPatients() {
  const wanted = at('patient-filter').value.trim().toLowerCase();
  const drugs = (person) => person.orders.map((each) => `${each.name} ${words(each.concept)}`);
  const text = (person) => [person.name, person.id, person.story, ...drugs(person)].join(' ').toLowerCase();
  const shown = patients.filter((person) => text(person).includes(wanted));
  at('patient-list').replaceChildren(...shown.map(patientLine));
  at('patient-count').textContent = countOf(shown.length);
}

function countOf(shown) {
  if (patients.length === 0) return 'No demo patients on this server. Start it with companion.demo on and an empty database.';
  return shown === patients.length ? `${shown} patients` : `${shown} of ${patients.length} patients`;
}

function patientLine(person) {
  return el('li', {},
    el('button', { type: 'button', class: 'patient', 'data-testid': `patient-${person.id}`, 'data-id': person.id,
      'aria-current': visit?.person.id === person.id ? 'true' : null, onclick: () => go(person.id) },
    el('span', { class: 'patient-name' }, person.name, person.born && el('span', { class: 'born' }, person.born)),
    el('span', { class: 'patient-story' }, person.story)));
}

/** Opens a patient by the address bar, so that Back and a shared link work. */
function go(patientId) {
  history.pushState(null, '', `/?${new URLSearchParams({ patient: patientId })}`);
  at('content').focus({ preventScroll: true });
  return follow();
}

async function follow() {
  const address = new URLSearchParams(location.search);
  const id = address.get('patient');
  if (!id) return leave();
  const opened = await open(id);
  if (opened && address.get('drug')) await opened.order(address.get('drug'));
  return undefined;
}

async function open(id) {
  const person = patients.find((each) => each.id === id) ?? (await found(id));
  const stillWanted = new URLSearchParams(location.search).get('patient') === id;
  if (!person || !stillWanted) return null;
  visit?.end();
  visit = new Visit(person, drugs);
  const mine = visit;
  markChosen(id);
  document.title = `${person.name} · Companion`;
  show('visit');
  at('person').replaceChildren(...personLines(person));
  at('quick-orders').replaceChildren(...quickOrders(person));
  at('drug').value = '';
  await mine.read();
  return visit === mine ? mine : null;
}

function markChosen(id) {
  for (const button of at('patient-list').querySelectorAll('.patient')) {
    if (button.dataset.id === id) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

async function found(id) {
  try {
    return await patient(id);
  } catch (refused) {
    leave();
    at('welcome').append(trouble(`Patient ${id} could not be opened`, said(refused)));
    return null;
  }
}

function leave() {
  visit?.end();
  visit = null;
  document.title = 'Order desk · Companion';
  at('welcome').querySelector('.trouble')?.remove();
  show('patients');
  listPatients();
}

function show(view) {
  document.body.dataset.view = view;
  at('visit').hidden = view !== 'visit';
  at('welcome').hidden = view === 'visit';
  window.scrollTo(0, 0);
}

function personLines(person) {
  return [
    el('button', { type: 'button', class: 'back', onclick: back }, icon('back'), 'All patients'),
    el('h1', {}, person.name),
    el('p', { class: 'quiet' }, [person.sex, person.born && `born ${person.born}`].filter(Boolean).join(', ')),
    person.story && el('p', { class: 'story' }, person.story),
    el('p', { class: 'quiet' }, el('a', { href: `/passport.html?patient=${encodeURIComponent(person.id)}`, 'data-testid': 'passport' }, 'Pharmacogenomic passport'), ' · ', el('a', { href: `/tumour.html?patient=${encodeURIComponent(person.id)}`, 'data-testid': 'tumour' }, 'Tumour')),
  ].filter(Boolean);
}

function back() {
  history.pushState(null, '', '/');
  leave();
  at('patient-filter').focus();
}

function quickOrders(person) {
  if (person.orders.length === 0) return [];
  return [el('span', { class: 'quiet' }, 'Order at once:'), ...person.orders.map(quickOrder)];
}

function quickOrder({ name, concept }) {
  const testId = `quick-order-${name.toLowerCase().replaceAll(' ', '-')}`;
  const set = { type: 'button', class: 'quick', 'data-testid': testId, onclick: () => order(name, concept) };
  return el('button', set, words(concept));
}

function order(name, concept) {
  if (!visit || !name.trim()) return;
  history.replaceState(null, '', `/?${new URLSearchParams({ patient: visit.person.id, drug: name.trim() })}`);
  visit.order(name, concept);
}

start();
