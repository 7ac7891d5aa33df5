/** Speaks CDS Hooks 2.0 as an EHR does: discovery, a hook for each step of the work, feedback. */

import { ask, tell, Refused } from './server.js';

const SERVICES = '/cds-services';
const CLINICIAN = 'Practitioner/order-desk';

let discovered = null;

async function serviceOf(hook) {
  discovered ??= ask(SERVICES);
  let services;
  try {
    ({ services = [] } = (await discovered) ?? {});
  } catch (refused) {
    discovered = null;
    throw refused;
  }
  const fitting = services.filter((each) => each.hook === hook);
  const chosen = fitting.find((each) => each.id === `companion-${hook}`) ?? fitting[0];
  if (!chosen) throw new Refused(0, [`This server offers no service for the ${hook} hook.`]);
  return chosen.id;
}

/** What there is to say when the chart is opened. */
export function view(patientId) {
  return consult('patient-view', { patientId });
}

/** What there is to say of one draft while it is being chosen; the others are context. */
export function choosing(patientId, drafts, chosen) {
  const selections = [`${chosen.resourceType}/${chosen.id}`];
  return consult('order-select', { patientId, selections, draftOrders: bundle(drafts) });
}

/** What there is to say of all drafts before they are signed. */
export function signing(patientId, drafts) {
  return consult('order-sign', { patientId, draftOrders: bundle(drafts) });
}

function bundle(drafts) {
  return { resourceType: 'Bundle', type: 'collection', entry: drafts.map((resource) => ({ resource })) };
}

/**
 * One call of a hook: the request, the reply, the cards and how long it took. A refusal comes back as
 * `refused` instead of cards: it is an answer that must be shown.
 */
async function consult(hook, about) {
  const request = { hook, hookInstance: uuid(), context: { userId: CLINICIAN, ...about } };
  const start = performance.now();
  const exchange = { request, service: `companion-${hook}`, reply: null, cards: [], refused: null, millis: 0 };
  try {
    exchange.service = await serviceOf(hook);
    exchange.reply = await tell(`${SERVICES}/${exchange.service}`, request);
    exchange.cards = cardsOf(exchange.reply);
  } catch (refused) {
    exchange.refused = asRefused(refused);
    exchange.reply = exchange.refused.body;
  }
  exchange.millis = Math.round(performance.now() - start);
  return exchange;
}

/** A reply without a list of cards is no all-clear. */
function cardsOf(reply) {
  if (!Array.isArray(reply?.cards)) throw new Refused(0, ['The reply holds no list of cards.'], reply);
  return reply.cards;
}

function asRefused(problem) {
  return problem instanceof Refused ? problem : new Refused(0, [String(problem.message ?? problem)]);
}

/** Tells the service that suggestions of a card were taken. */
export function accepted(exchange, card, suggestionIds) {
  return feedback(exchange, {
    card: card.uuid,
    outcome: 'accepted',
    acceptedSuggestions: suggestionIds.map((id) => ({ id })),
  });
}

/** Tells the service that a card was set aside; the reason is a Coding, a comment, or both. */
export function overridden(exchange, card, reason, comment) {
  const overrideReason = {};
  if (reason) overrideReason.reason = { code: reason.code, system: reason.system };
  if (comment) overrideReason.userComment = comment;
  return feedback(exchange, { card: card.uuid, outcome: 'overridden', overrideReason });
}

function feedback(exchange, entry) {
  const said = { ...entry, outcomeTimestamp: new Date().toISOString() };
  return tell(`${SERVICES}/${exchange.service}/feedback`, { feedback: [said] });
}

/** A random UUID, also where the page is not a secure context and has no crypto.randomUUID. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
