/** One patient at the desk: their chart, the order being written, the cards about it. */

import { el, trouble } from './page.js';
import { drawCounts } from './counts.js';
import { about, measured } from './fhir.js';
import { isActive } from './findings.js';
import { drawChart } from './chart.js';
import { DrawnCard, spoken, wantsAnswer } from './cards.js';
import { OrderSheet, draftFor, drugConcept } from './order.js';
import { accepted, choosing, overridden, signing, view } from './hooks.js';
import { markdown } from './markdown.js';

const UNCHECKED = { label: 'Sign unchecked', enabled: true, unchecked: true, hint: 'Nothing has looked at this order.' };

const at = (id) => document.getElementById(id);

export class Visit {
  #sheet = new OrderSheet();
  #conditions = [];
  #cards = [];
  #exchange = null;
  #asking = false;
  #turn = 0;
  #settled = new Set();
  #over = false;
  #reading = null;
  #drugs;

  constructor(person, drugs) {
    this.person = person;
    this.#drugs = drugs;
    at('chart').replaceChildren(el('p', { class: 'quiet' }, 'Reading the chart…'));
    at('notices').replaceChildren();
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

  /** What the server has to say when a chart is opened; nothing of it interrupts. */
  async #readNotices() {
    const exchange = await view(this.person.id);
    if (this.#over || exchange.refused) return; // an order will be refused in the same words
    at('notices').replaceChildren(...exchange.cards.map(notice));
  }

  async #readChart() {
    this.#readNotices();
    const [conditions, observations, tests] = await Promise.all(
      ['Condition', 'Observation', 'ServiceRequest'].map((type) => about(type, this.person.id).catch((refused) => refused)));
    if (this.#over) return;
    this.#conditions = Array.isArray(conditions) ? conditions : [];
    try {
      at('chart').replaceChildren(...drawChart({ conditions, observations, tests }).filter(Boolean));
      await this.#count();
    } catch (problem) {
      at('chart').replaceChildren(trouble('The chart could not be shown', notDrawn(problem)));
    }
  }

  /** Counts over time below the chart; a patient who is on file nowhere else has none. */
  async #count() {
    const { counts } = await measured(this.person.id);
    if (this.#over || counts.length === 0) return;
    const plots = el('div', { class: 'counts' });
    at('chart').append(el('section', { 'data-testid': 'counts' }, el('h2', {}, 'Counts over time'), plots));
    drawCounts(plots, counts);
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

  /** Asks about the order that is being chosen; false where the answer came too late to be of use. */
  async #ask() {
    this.#turn += 1;
    const mine = this.#turn;
    this.#clear();
    this.#settled.clear();
    this.#asking = true;
    this.#sheet.asked();
    this.#drawSheet();
    const exchange = await choosing(this.person.id, this.#sheet.drafts(), this.#sheet.chosen());
    return this.#hears(exchange, mine);
  }

  #hears(exchange, turn) {
    if (this.#over || turn !== this.#turn) return false;
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
    if (!this.#sheet.isUnasked()) this.#settled.add(topicOf(drawn.card));
    this.#drawSheet();
    const exchange = this.#exchange;
    const send = taken.length > 0 && (() => accepted(exchange, drawn.card, taken));
    this.#report(drawn, 'accepted', `Accepted. ${did}`, send);
  }

  /** A card was set aside: the order stays, the service hears why. */
  override(drawn, reason, comment) {
    this.#drawSheet();
    this.#settled.add(topicOf(drawn.card));
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

  /** Before signing all orders are asked about; what was answered already need not be answered again. */
  async #sign() {
    this.#turn += 1;
    const mine = this.#turn;
    this.#asking = true;
    this.#sheet.asked();
    this.#drawSheet();
    const exchange = await signing(this.person.id, this.#sheet.drafts());
    if (this.#over || mine !== this.#turn) return;
    const open = exchange.refused || exchange.cards.some((card) => wantsAnswer(card) && !this.#settled.has(topicOf(card)));
    if (open) {
      this.#clear();
      this.#hears(exchange, mine);
      return;
    }
    this.#asking = false;
    this.#exchange = exchange;
    at('exchange').hidden = false;
    at('exchange-body').replaceChildren(...exchangeLines(exchange));
    this.#signed();
  }

  #signed() {
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
    if (this.#exchange?.refused && !this.#asking) return { ...UNCHECKED, onSign: () => this.#signed() };
    return { label: 'Sign', onSign: () => this.#sign(), ...this.#readiness() };
  }

  #readiness() {
    if (this.#asking) return { enabled: false, hint: 'Asking Companion…' };
    if (this.#unanswered().length > 0) return { enabled: false, hint: 'Accept or override the card below first.' };
    return { enabled: true, hint: 'All orders are checked once more on signing. Nothing is stored: this is a demonstration.' };
  }
}

/** What a card is about, as an EHR remembers it: the same for the same advice about the same order. */
function topicOf(card) {
  const order = card.extension?.['org.companion.advice']?.order ?? '';
  return `${order} ${card.source?.topic?.code ?? card.summary}`;
}

function notice(card) {
  const more = card.detail ? el('div', { class: 'detail' }, markdown(card.detail)) : null;
  return el('details', { class: 'notice', 'data-testid': 'notice' }, el('summary', {}, card.summary), more);
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
