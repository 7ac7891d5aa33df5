/** A patient's tumour over time, drawn from the Parameters of $tumour. */

import { el, outward, trouble } from './page.js';
import { ask } from './server.js';
import { saved } from './saved.js';
import { groups } from './parameters.js';
import { coursePlot } from './plot.js';

const at = (id) => document.getElementById(id);
const FHIR = { headers: { Accept: 'application/fhir+json' } };

async function start() {
  const query = new URLSearchParams(location.search);
  const patient = query.get('patient') ?? '';
  const evidence = query.get('evidence');
  const base = `/fhir/Patient/${encodeURIComponent(patient)}`;
  at('report').href = `${base}/$tumour-report`;
  at('all').href = `/tumour.html?patient=${encodeURIComponent(patient)}&evidence=C`;
  saved(at('report'), 'tumour-report.json');
  at('print').addEventListener('click', () => window.print());
  try {
    const [person, answer] = await Promise.all([
      ask(base, FHIR),
      ask(`${base}/$tumour${evidence ? `?evidence=${encodeURIComponent(evidence)}` : ''}`, FHIR),
    ]);
    draw(person, groups(answer));
  } catch (refused) {
    at('tracks').replaceChildren(trouble('The tumour could not be read', { lines: refused.lines ?? [refused.message], status: refused.status ?? 0 }));
  }
}

const first = (list) => list?.[0];

function draw(person, told) {
  const name = person.name?.[0];
  at('name').textContent = name?.text ?? ([...(name?.given ?? []), name?.family].filter(Boolean).join(' ') || 'Tumour');
  at('person').textContent = [person.birthDate && `born ${person.birthDate}`, person.gender].filter(Boolean).join(', ');
  const tracks = (told.track ?? []).map((track) => ({
    name: first(track.name),
    trend: first(track.trend),
    points: (track.point ?? []).map((point) => ({ date: first(point.date), presence: first(point.presence), share: first(point.share), finding: first(point.finding) })),
    since: first(track.since),
    share: first(track.tumourShare),
    resistance: track.resistance ?? [],
  }));
  const lines = (told.line ?? []).map((line) => ({ drug: first(line.drug), state: first(line.state), since: first(line.since) }));
  if (!coursePlot(at('plot'), tracks, lines)) at('plot').parentElement.remove();
  at('tracks').replaceChildren(table(['Change', 'Over time', 'Trend', 'In the tumour', 'Resistance to'], tracks.map(row), 'No change of the tumour is on file.'));
  at('lines').replaceChildren(table(['Treatment', 'State', 'Since'], lines.map((line) => [line.drug, line.state, line.since ?? '']), 'No drug against cancer is on file.'));
  at('responses').replaceChildren(table(['Answer to treatment', 'Date'], (told.response ?? []).map((one) => [(one.value ?? []).join(', '), first(one.date)]), 'How the cancer answered to treatment is not on file.'));
  at('findings').replaceChildren(table(['Finding', 'Result', 'Date'], (told.finding ?? []).map((one) => [first(one.name), first(one.result), first(one.date) ?? '']), 'None.'));
  at('options').replaceChildren(table(['Drug', 'For it', 'Against it or undecided'], (told.option ?? []).map(option), 'For what is on file there is no evidence in the packs.'));
  at('trials').replaceChildren(table(['Trial', 'Status', 'Gives', 'By', 'To be cleared'], (told.trial ?? []).map(trial), 'None of the packs.'));
  at('packs').textContent = `By ${(told.knowledge ?? []).map((pack) => `${first(pack.pack)} ${first(pack.version)}`).join(', ')}.`;
}

function row(track) {
  const shown = track.points.map((point) => `${point.date ?? 'undated'}: ${words(point)}`).join('; ');
  const trend = track.trend + (track.since ? `, after ${track.since} was begun` : '');
  const share = track.share
    ? `about ${percent(first(track.share.fraction))} (${percent(first(track.share.low))} to ${percent(first(track.share.high))}) of cells, ${first(track.share.basis)}`
    : '';
  return [
    el('strong', {}, track.name),
    shown,
    trend,
    share,
    track.resistance.length === 0 ? '' : el('span', { class: 'flag', 'data-testid': 'resistance' }, `⚑ ${track.resistance.join(', ')}`),
  ];
}

const percent = (share) => `${Math.round(100 * share)} %`;
const words = (point) => (point.presence === 'present' ? (point.share == null ? 'present' : percent(point.share)) : 'not found');

function option(one) {
  const evidence = one.evidence ?? [];
  const isFor = (item) => first(item.category) === 'supports';
  return [el('strong', {}, first(one.given)), evidence.filter(isFor).map(source), evidence.filter((item) => !isFor(item)).map(source)];
}

function source(item) {
  const level = first(item.level).length > 1 ? first(item.level) : `${first(item.source)} ${first(item.level)}`;
  const what = first(item.category) === 'supports' ? '' : `${first(item.words)}: `;
  return el('p', { class: 'evidence' },
    `${what}${(item.finding ?? []).join(', ')}, `,
    outward(first(item.url), `${level}, ${first(item.title)}, ${first(item.version)}`),
    (item.note ?? []).map((note) => el('span', { class: 'quiet' }, ` ${note}`)));
}

function trial(one) {
  return [
    outward(first(one.trial), first(one.title)),
    `${first(one.status)} as of ${first(one.statusDate)}`,
    (one.drug ?? []).join(' with '),
    (one.finding ?? []).join(', '),
    (one.open ?? []).join('; '),
  ];
}

function table(heads, rows, none) {
  if (rows.length === 0) return el('p', { class: 'no-cards' }, none);
  return el('table', {},
    el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((cell) => el('td', {}, cell))))));
}

start();
