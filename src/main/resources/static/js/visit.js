/** One patient at the desk: their chart, the order being written, the cards about it. */

import { el, trouble } from './page.js';
import { about } from './fhir.js';
import { isActive } from './findings.js';
import { drawChart } from './chart.js';
import { DrawnCard, spoken, wantsAnswer } from './cards.js';
import { OrderSheet, draftFor, drugConcept } from './order.js';
import { accepted, consult, overridden } from './hooks.js';

const UNCHECKED = { label: 'Sign unchecked', enabled: true, unchecked: true, hint: 'Nothing has looked at this order.' };

const at = (id) => document.getElementById(id);

export class Visit {
  #sheet = new OrderSheet();
  #conditions = [];
  #cards = [];
  #exchange = null;
  #asking = false;
  #turn = 0;
  #over = false;
  #reading = null;
  #drugs;

  constructor(person, drugs) {
    this.person = person;
    this.#drugs = drugs;
    at('chart').replaceChildren(el('p', { class: 'quiet' }, 'Reading the chart…'));
    this.#clear();
    this.#drawSheet();
  }

  /** After this nothing that still arrives is shown: it would be under another patient's name. */
  end() {
    this.#over = true;
  }

  /** Reads and draws the chart, once. */
  read() {
    this.#reading ??= this.#readChart();
    return this.#reading;
  }

  async #readChart() {
    const [conditions, observations, tests] = await Promise.all(
      ['Condition', 'Observation', 'ServiceRequest'].map((type) => about(type, this.person.id).catch((refused) => refused)));
    if (this.#over) return;
    this.#conditions = Array.isArray(conditions) ? conditions : [];
    try {
      at('chart').replaceChildren(...drawChart({ conditions, observations, tests }).filter(Boolean));
    } catch (problem) {
      at('chart').replaceChildren(trouble('The chart could not be shown', notDrawn(problem)));
    }
  }

  /** Drafts an order and asks what speaks against it. A concept from a demo order wins over the name alone. */
  async order(name, concept) {
    at('drug').value = name;
    await this.read();
    if (this.#over) return;
    const drug = concept ?? this.#demoOrder(name) ?? drugConcept(name, this.#drugs);
    this.#sheet.begin(draftFor(this.person.id, drug, this.#conditions.find(isActive)));
    await this.#ask();
  }

  #demoOrder(name) {
    return this.person.orders.find((each) => each.name.toLowerCase() === name.trim().toLowerCase())?.concept;
  }

  /** Asks about the sheet as it stands; false where the answer came too late to be of use. */
  async #ask() {
    this.#turn += 1;
    const mine = this.#turn;
    this.#clear();
    this.#asking = true;
    this.#sheet.asked();
    this.#drawSheet();
    const exchange = await consult(this.person.id, this.#sheet.drafts());
    if (this.#over || mine !== this.#turn) return false;
    this.#asking = false;
    this.#exchange = exchange;
    this.#drawAnswer(exchange);
    this.#drawSheet();
    bringIntoSight();
    return true;
  }

  #clear() {
    this.#cards = [];
    this.#exchange = null;
    at('cards').replaceChildren();
    at('said').textContent = '';
    at('exchange').hidden = true;
    at('exchange').open = false;
  }

  #drawAnswer(exchange) {
    this.#drawCards(exchange);
    const silent = this.#cards.length === 0;
    const drawn = silent ? [nothing()] : this.#cards.map((each) => each.element);
    at('cards').replaceChildren(...(exchange.refused ? [this.#refusal(exchange.refused)] : drawn));
    at('said').textContent = silent ? at('cards').textContent : exchange.cards.map(spoken).join(' ');
    at('exchange').hidden = false;
    at('exchange-body').replaceChildren(...exchangeLines(exchange));
  }

  /** A card that cannot be drawn makes the whole answer one that could not be read. */
  #drawCards(exchange) {
    let number = 0;
    try {
      this.#cards = exchange.cards.map((card) => new DrawnCard(card, () => number++, this));
    } catch (problem) {
      exchange.refused = notDrawn(problem);
    }
  }

  #refusal(refused) {
    return trouble('The order could not be checked', refused,
      el('p', {}, 'This is no all-clear. Check the order by hand, or ask again.'),
      el('button', { type: 'button', onclick: () => this.#ask() }, 'Ask again'));
  }

  /** A card's suggestion was taken: change the orders, tell the service. */
  accept(drawn, offer, taken) {
    const did = (offer.actions ?? []).map((action) => this.#sheet.apply(action)).join(' ') || 'Noted.';
    if (this.#sheet.isUnasked()) this.#cards.filter((each) => each !== drawn).forEach((each) => each.retire());
    this.#drawSheet();
    const exchange = this.#exchange;
    const send = taken.length > 0 && (() => accepted(exchange, drawn.card, taken));
    this.#report(drawn, 'accepted', `Accepted. ${did}`, send);
  }

  /** A card was set aside: the order stays, the service hears why. */
  override(drawn, reason, comment) {
    this.#drawSheet();
    const why = [reason?.display ?? reason?.code, comment].filter(Boolean).join('; ');
    const exchange = this.#exchange;
    this.#report(drawn, 'overridden', `Overridden: ${why}.`, () => overridden(exchange, drawn.card, reason, comment));
  }

  /** Shows the answer and sends it; cards and suggestions without a uuid cannot be answered to. */
  async #report(drawn, outcome, sentence, send) {
    drawn.tell(outcome, sentence);
    at('said').textContent = sentence;
    if (!drawn.card.uuid || !send) return;
    try {
      await send();
      drawn.heard();
    } catch (refused) {
      drawn.tell(outcome, `${sentence} The service did not take this answer: ${refused.message}`);
    }
  }

  #unanswered() {
    return this.#sheet.isUnasked() ? [] : this.#cards.filter((each) => wantsAnswer(each.card) && !each.answered);
  }

  /** A changed order is another order: it is asked about before it is signed. */
  async #sign() {
    if (this.#sheet.isUnasked()) {
      const heard = await this.#ask();
      if (!heard || this.#exchange.refused || this.#unanswered().length > 0) return;
    }
    this.#sheet.sign();
    this.#cards.forEach((each) => each.close());
    this.#drawSheet();
    at('order-box').focus({ preventScroll: true });
    at('said').textContent = 'Order signed.';
  }

  #drawSheet() {
    at('order-box').replaceChildren(...[this.#sheet.draw(this.#foot())].filter(Boolean));
  }

  #foot() {
    const onSign = () => this.#sign();
    if (this.#exchange?.refused) return { ...UNCHECKED, onSign };
    return { label: 'Sign', onSign, ...this.#readiness() };
  }

  #readiness() {
    if (this.#asking) return { enabled: false, hint: 'Asking Companion…' };
    if (this.#unanswered().length > 0) return { enabled: false, hint: 'Accept or override the card below first.' };
    if (this.#sheet.isUnasked()) return { enabled: true, hint: 'The changed order is checked again on signing.' };
    return { enabled: true, hint: 'Nothing is stored: this is a demonstration.' };
  }
}

/** On a small screen the answer may be below the fold. */
function bringIntoSight() {
  const hidden = at('cards').getBoundingClientRect().top > window.innerHeight * 0.75;
  if (hidden) at('order-box').scrollIntoView({ block: 'start' });
}

function notDrawn(problem) {
  return { status: 0, lines: [`The answer is not as FHIR or CDS Hooks describe it: ${problem.message}`] };
}

function nothing() {
  return el('p', { class: 'no-cards', 'data-testid': 'no-cards' }, 'Nothing to say about this order.');
}

function exchangeLines({ service, request, reply, refused, millis }) {
  const json = (value) => el('pre', { tabindex: 0 }, JSON.stringify(value, null, 2));
  const status = refused?.status ? ` with status ${refused.status}` : '';
  return [
    el('p', { class: 'quiet' }, `Service ${service}, answered in ${millis} ms${status}.`),
    el('h4', {}, 'Request'), json(request),
    el('h4', {}, 'Reply'), reply ? json(reply) : el('p', { class: 'quiet' }, 'No JSON came back.'),
  ];
}
