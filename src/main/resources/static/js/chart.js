/** Draws what is known about a patient: findings, laboratory values, diagnoses, open tests. */

import { el } from './page.js';
import { diagnosis, finding, openTest } from './findings.js';

const AT_FIRST = 8;

/** The sections of the chart. Each part is a list of resources or the `Refused` that reading it met. */
export function drawChart({ conditions, observations, tests }) {
  const findings = read(observations, (each) => each.map(finding).sort(newestFirst));
  return [
    section('Diagnoses', read(conditions, (each) => each.map(diagnosis)), diagnosisLine, 'None recorded.'),
    ...findingSections(findings),
    section('Open test orders', read(tests, (each) => each.map(openTest).filter(Boolean)), testLine, null),
  ];
}

function findingSections(findings) {
  if (!Array.isArray(findings)) return [section('Findings', findings)];
  return [
    section('Genomic findings', findings.filter((one) => one.genomic), findingLine, 'No genomic result on file.'),
    section('Laboratory and other results', findings.filter((one) => !one.genomic), findingLine, null),
  ];
}

function read(part, make) {
  return Array.isArray(part) ? make(part) : part;
}

function newestFirst(one, other) {
  return Number(one.withdrawn) - Number(other.withdrawn) || other.date.localeCompare(one.date);
}

/** What could not be read is said, so that it never looks like an empty chart. */
function section(title, part, line, none) {
  if (!Array.isArray(part)) {
    return el('section', {}, el('h2', {}, title), el('p', { class: 'unread' }, `Could not be read: ${part.message}`));
  }
  if (part.length === 0) {
    return none && el('section', {}, el('h2', {}, title), el('p', { class: 'quiet' }, none));
  }
  const list = (items) => el('ul', { class: 'facts' }, items.map(line));
  const rest = part.slice(AT_FIRST);
  return el('section', {}, el('h2', {}, title), list(part.slice(0, AT_FIRST)),
    rest.length > 0 && el('details', { class: 'more' }, el('summary', {}, `${rest.length} more`), list(rest)));
}

function findingLine(one) {
  return el('li', { class: one.withdrawn ? 'withdrawn' : null },
    el('p', { class: 'fact' }, el('strong', {}, one.title), ' ',
      one.result && el('span', { class: one.absent ? 'result absent' : 'result' }, one.result), ' ',
      one.level && el('span', { class: 'tag loud' }, one.level),
      one.status && el('span', { class: 'tag' }, one.withdrawn ? `${one.status}, not used` : one.status)),
    aside([one.kind, ...one.notes, one.date]));
}

function diagnosisLine(one) {
  return el('li', {},
    el('p', { class: 'fact' }, el('strong', {}, one.title), ' ', one.state && el('span', { class: 'tag' }, one.state)),
    aside([one.stage, one.date && `since ${one.date}`]));
}

function testLine(one) {
  return el('li', {},
    el('p', { class: 'fact' }, el('strong', {}, one.title), ' ', el('span', { class: 'tag' }, one.status)),
    aside([one.date]));
}

function aside(parts) {
  const said = parts.filter(Boolean);
  return said.length > 0 && el('p', { class: 'quiet' }, said.join(' · '));
}
