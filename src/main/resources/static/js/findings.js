/** Says in plain words what an Observation, a Condition or a test order states. */

import { coded, words } from './fhir.js';

const MEANINGS = {
  '48018-6': 'gene',
  '48004-6': 'coding change',
  '48005-3': 'protein change',
  '81258-6': 'share of reads',
  '82155-3': 'copies',
  '53034-5': 'allelic state',
  '48002-0': 'origin',
  '51963-7': 'drug',
  '81259-4': 'disease',
  '53037-8': 'significance',
  '93044-6': 'evidence',
  '81254-5': 'position',
  '69547-8': 'reference allele',
  '69551-0': 'alternate allele',
  'therapeutic-implication': 'implication',
  'diagnostic-implication': 'implication',
};
const KINDS = {
  '69548-6': 'Variant',
  '84413-4': 'Genotype',
  '84414-2': 'Haplotype',
  '79716-7': 'Phenotype',
  '53040-2': 'Effect on a drug',
  '82120-7': 'Allelic phase',
  'therapeutic-implication': 'Meaning for treatment',
  'diagnostic-implication': 'Meaning for diagnosis',
  'molecular-consequence': 'Effect of the variant',
};
const WITHDRAWN = ['entered-in-error', 'cancelled'];
const LEVELS = {
  L: 'low', LL: 'critically low', H: 'high', HH: 'critically high', N: '', A: 'abnormal', AA: 'critically abnormal',
};
const AMINO = {
  Ala: 'A', Arg: 'R', Asn: 'N', Asp: 'D', Cys: 'C', Gln: 'Q', Glu: 'E', Gly: 'G', His: 'H', Ile: 'I', Leu: 'L',
  Lys: 'K', Met: 'M', Phe: 'F', Pro: 'P', Ser: 'S', Thr: 'T', Trp: 'W', Tyr: 'Y', Val: 'V', Ter: '*',
};

/**
 * An Observation in words: what it is about, its result, what kind of statement it is, further
 * notes, status, date, and whether it is genomic, absent or withdrawn.
 */
export function finding(observation) {
  const parts = partsOf(observation);
  const result = resultOf(observation, parts);
  return {
    ...headline(kindOf(observation), subjectOf(parts), result, parts.gene?.[0]),
    notes: notesOf(parts),
    level: levelOf(observation),
    status: observation.status === 'final' ? '' : (observation.status ?? 'status not known').replaceAll('-', ' '),
    date: dateOf(observation),
    genomic: isGenomic(observation, parts),
    absent: coded(observation.valueCodeableConcept, 'LA9634-2') || /^(absent|negative|not (found|detected))$/i.test(result),
    withdrawn: WITHDRAWN.includes(observation.status),
  };
}

/** A Condition in words. */
export function diagnosis(condition) {
  const stage = (condition.stage ?? []).map((each) => words(each.summary)).filter(Boolean).join(', ');
  const states = [words(condition.clinicalStatus), words(condition.verificationStatus)].map((each) => each.toLowerCase());
  const state = states.filter((each) => !['', 'active', 'confirmed'].includes(each)).join(', ');
  const date = day(condition.onsetDateTime ?? condition.recordedDate);
  return { title: words(condition.code) || 'Condition without a name', stage, state, date };
}

/** Whether a Condition stands today: active, recurring, or without a stated end. */
export function isActive(condition) {
  const ended = coded(condition.clinicalStatus, 'inactive', 'remission', 'resolved');
  return !ended && !coded(condition.verificationStatus, 'refuted', 'entered-in-error');
}

/** A test order in words, or null where it is no longer open. */
export function openTest(request) {
  if (!['draft', 'active', 'on-hold'].includes(request.status)) return null;
  return { title: words(request.code) || 'Test without a name', status: request.status, date: day(request.authoredOn) };
}

/** A concept, quantity, range, number, text or yes/no in words. */
export function valueWords(holder) {
  if (holder.valueCodeableConcept) return words(holder.valueCodeableConcept);
  if (holder.valueQuantity) return quantity(holder.valueQuantity);
  if (holder.valueRange) return [holder.valueRange.low, holder.valueRange.high].filter(Boolean).map(quantity).join(' to ');
  if (holder.valueBoolean !== undefined) return holder.valueBoolean ? 'yes' : 'no';
  return String(holder.valueString ?? holder.valueInteger ?? holder.valueDateTime ?? '');
}

function quantity({ value, unit, code, comparator = '' }) {
  const number = typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 4 }) : '';
  const per = unit ?? code ?? '';
  return `${comparator}${number}${per.startsWith('/') ? '' : ' '}${per}`.trim();
}

/** The components by meaning, each a list of texts. */
function partsOf(observation) {
  const parts = {};
  for (const component of observation.component ?? []) {
    const meaning = (component.code?.coding ?? []).map((coding) => MEANINGS[coding.code]).find(Boolean);
    const text = meaning === 'share of reads' ? share(component) : valueWords(component);
    if (meaning && text) (parts[meaning] ??= []).push(text);
  }
  return parts;
}

function share(component) {
  const { value, unit, code } = component.valueQuantity ?? {};
  if (typeof value !== 'number') return '';
  const percent = (unit ?? code) === '%' || value > 1 ? value : value * 100;
  return `${Math.round(percent * 10) / 10} %`;
}

/** Without the bracketed property that LOINC's own names end in. */
function kindOf(observation) {
  const known = (observation.code?.coding ?? []).map((coding) => KINDS[coding.code]).find(Boolean);
  return observation.code?.text ?? known ?? words(observation.code).replace(/ \[[^\]]*\].*$/, '');
}

/** What was looked at: a gene, a fusion, a change in a gene; empty where the parts do not say. */
function subjectOf(parts) {
  const genes = [...new Set(parts.gene ?? [])];
  const change = short(parts['protein change']?.[0]) ?? parts['coding change']?.[0] ?? placeOf(parts);
  return [genes.join('::'), change].filter(Boolean).join(' ');
}

function placeOf(parts) {
  const position = parts.position?.[0];
  if (!position) return '';
  const [before, after] = [parts['reference allele']?.[0] ?? '', parts['alternate allele']?.[0] ?? ''];
  return `position ${position} ${before && after ? `${before}>${after}` : ''}`.trim();
}

/** p.Leu858Arg and p.L858R as the ward says it: L858R. Anything longer stays as it was reported. */
function short(change) {
  const brief = /p\.\(?([A-Z]\d+[A-Z*])\)?$/.exec(change ?? '');
  if (brief) return brief[1];
  const match = /p\.\(?([A-Z][a-z]{2})(\d+)([A-Z][a-z]{2})\)?$/.exec(change ?? '');
  return match && AMINO[match[1]] && AMINO[match[3]] ? AMINO[match[1]] + match[2] + AMINO[match[3]] : change;
}

function resultOf(observation, parts) {
  const value = valueWords(observation) || parts.implication?.[0] || parts.significance?.[0];
  return value || (observation.dataAbsentReason ? `not known: ${words(observation.dataAbsentReason)}` : '');
}

/** The most telling words first; nothing said twice. */
function headline(kind, subject, result, gene) {
  const names = (text) => Boolean(gene) && text.includes(gene);
  if (names(result)) return { title: result, result: '', kind };
  if (!subject || (subject === gene && names(kind))) return { title: kind, result, kind: '' };
  return { title: subject, result, kind };
}

function notesOf(parts) {
  const say = (meaning, before = '', after = '') => (parts[meaning] ?? []).map((text) => before + text + after);
  return [
    ...say('drug', 'about '),
    ...say('disease', 'in '),
    ...[...say('origin'), ...say('allelic state')].map((text) => text.toLowerCase()),
    ...say('share of reads', '', ' of reads'),
    ...say('copies', 'copies: '),
    ...say('evidence'),
  ];
}

function levelOf(observation) {
  const codes = (observation.interpretation ?? []).flatMap((each) => each.coding ?? []).map((coding) => LEVELS[coding.code]);
  return codes.find(Boolean) ?? '';
}

function isGenomic(observation, parts) {
  const profiled = (observation.meta?.profile ?? []).some((url) => url.includes('genomics-reporting'));
  const categorised = (observation.category ?? []).some((category) => coded(category, 'GE'));
  const known = (observation.code?.coding ?? []).some((coding) => KINDS[coding.code]);
  return profiled || categorised || known || Boolean(parts.gene);
}

function dateOf(observation) {
  const { effectiveDateTime, effectivePeriod, effectiveInstant, issued } = observation;
  return day(effectiveDateTime ?? effectivePeriod?.start ?? effectiveInstant ?? issued);
}

function day(dateTime) {
  return dateTime?.slice(0, 10) ?? '';
}
