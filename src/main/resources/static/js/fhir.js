/** Reads what the desk shows from the FHIR door. */

import { read } from './counts.js';
import { ask } from './server.js';

const BASE = '/fhir';
const DEMO = 'https://companion.example/tags|demo';
const STRUCTURE = 'https://companion.example/fhir/StructureDefinition/';
const ACCEPT = { headers: { Accept: 'application/fhir+json' } };
const PAGES = 20;

export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';

/** The demo patients, by name. */
export async function demoPatients() {
  const patients = await search('Patient', { _tag: DEMO, _count: 100 });
  return patients.map(person).sort((a, b) => a.name.localeCompare(b.name));
}

/** One patient, demo or not. */
export async function patient(id) {
  return person(await ask(`${BASE}/Patient/${encodeURIComponent(id)}`, ACCEPT));
}

/** All resources of a type that are about the patient. */
export function about(type, patientId) {
  return search(type, { patient: patientId, _count: 100 });
}

/** What was measured of the patient over time beside its thresholds, and what else is known beyond genes. */
export async function measured(patientId) {
  return read(await ask(`${BASE}/Patient/${encodeURIComponent(patientId)}/$counts`, ACCEPT));
}

/** The drugs that the knowledge packs know, by name and RxNorm code, and the packs with their versions. */
export async function knownKnowledge() {
  const known = await ask('/desk/drugs.json');
  return { drugs: known?.drugs ?? [], packs: known?.packs ?? [] };
}

async function search(type, params) {
  const found = [];
  let path = `${BASE}/${type}?${new URLSearchParams(params)}`;
  for (let page = 0; path; page += 1) {
    if (page === PAGES) throw new Error(`${type}: more than ${PAGES} pages`);
    const bundle = await ask(path, ACCEPT);
    const entries = bundle?.entry ?? [];
    found.push(...entries.map((entry) => entry.resource).filter((resource) => resource?.resourceType === type));
    path = following(bundle);
  }
  return found;
}

/** The next page, asked at our own address even where the server calls itself by another. */
function following(bundle) {
  const next = (bundle?.link ?? []).find((link) => link.relation === 'next')?.url;
  if (!next) return null;
  const address = new URL(next, location.href);
  return address.pathname + address.search;
}

function person(resource) {
  const extensions = (name) => (resource.extension ?? []).filter((extension) => extension.url === STRUCTURE + name);
  return {
    id: resource.id,
    name: nameOf(resource),
    born: resource.birthDate?.slice(0, 4) ?? '',
    sex: { female: 'woman', male: 'man' }[resource.gender] ?? '',
    story: extensions('demo-story')[0]?.valueString ?? '',
    orders: extensions('demo-order').map((extension) => orderOf(extension.valueCodeableConcept)).filter((order) => order.name),
  };
}

/** What the story has in mind to order: the bare name of the drug, and the concept that says it in full. */
function orderOf(concept) {
  const ingredient = (concept?.coding ?? []).find((coding) => coding.system === RXNORM)?.display;
  return { name: ingredient ?? words(concept), concept };
}

function nameOf(resource) {
  const name = resource.name?.[0] ?? {};
  const parts = [...(name.given ?? []), name.family].filter(Boolean).join(' ');
  return name.text ?? (parts || `Patient ${resource.id}`);
}

/** A concept in words: its text, else what its first coding says. */
export function words(concept) {
  const coding = (concept?.coding ?? []).find((each) => each.display) ?? concept?.coding?.[0];
  return concept?.text ?? coding?.display ?? coding?.code ?? '';
}

/** Whether a concept carries a code, of any system. */
export function coded(concept, ...codes) {
  return (concept?.coding ?? []).some((coding) => codes.includes(coding.code));
}
