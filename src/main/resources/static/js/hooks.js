/** Speaks CDS Hooks 2.0 as an EHR does: discovery, order-sign, feedback. */

import { ask, tell, Refused } from './server.js';

const SERVICES = '/cds-services';
const HOOK = 'order-sign';
const PREFERRED = 'companion-order-sign';
const CLINICIAN = 'Practitioner/order-desk';

let discovered = null;

async function service() {
  discovered ??= await discover();
  return discovered;
}

async function discover() {
  const { services = [] } = (await ask(SERVICES)) ?? {};
  const fitting = services.filter((each) => each.hook === HOOK);
  const chosen = fitting.find((each) => each.id === PREFERRED) ?? fitting[0];
  if (!chosen) throw new Refused(0, ['This server offers no service for the order-sign hook.']);
  return chosen.id;
}

/**
 * What the service says about the draft orders: the request, the reply, the cards and how long it
 * took. A refusal comes back as `refused` instead of cards: it is an answer that must be shown.
 */
export async function consult(patientId, drafts) {
  const request = orderSign(patientId, drafts);
  const start = performance.now();
  const exchange = { request, service: PREFERRED, reply: null, cards: [], refused: null, millis: 0 };
  try {
    exchange.service = await service();
    exchange.reply = await tell(`${SERVICES}/${exchange.service}`, request);
    exchange.cards = cardsOf(exchange.reply);
  } catch (refused) {
    exchange.refused = asRefused(refused);
    exchange.reply = exchange.refused.body;
  }
  exchange.millis = Math.round(performance.now() - start);
  return exchange;
}

function orderSign(patientId, drafts) {
  const entry = drafts.map((resource) => ({ resource }));
  return {
    hook: HOOK,
    hookInstance: uuid(),
    context: { userId: CLINICIAN, patientId, draftOrders: { resourceType: 'Bundle', type: 'collection', entry } },
  };
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
