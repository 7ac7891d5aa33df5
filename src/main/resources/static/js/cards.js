/** Draws a CDS Hooks card as an EHR would, and tells the desk when one is answered. */

import { el, icon, outward } from './page.js';
import { markdown } from './markdown.js';

const INDICATORS = { critical: 'Critical', warning: 'Warning', info: 'Information' };

/** Whether the order should wait for an answer to this card. */
export function wantsAnswer(card) {
  return card.indicator === 'critical' || card.indicator === 'warning';
}

/** A card in one sentence, for those who hear the page. */
export function spoken(card) {
  return `${INDICATORS[card.indicator] ?? INDICATORS.info}: ${card.summary}`;
}

/**
 * A drawn card: `card` as it came, `element` on the page, and whether it was `answered`, by
 * accepting a suggestion or by overriding.
 */
export class DrawnCard {
  #buttons = [];
  #outcome = el('p', { class: 'outcome', 'data-testid': 'outcome', tabindex: -1, hidden: true });
  #override = null;
  #taken = [];
  answered = false;

  /** `numbered` gives the next number of a suggestion on the page; `desk` hears `accept` and `override`. */
  constructor(card, numbered, desk) {
    this.card = card;
    const indicator = INDICATORS[card.indicator] ? card.indicator : 'info';
    const set = { class: 'card', 'aria-label': spoken(card), 'data-testid': 'card', 'data-indicator': indicator };
    this.element = el('article', set,
      el('header', {}, el('p', { class: 'indicator' }, icon(indicator), INDICATORS[indicator]), el('h3', {}, card.summary)),
      card.detail && el('div', { class: 'detail' }, markdown(card.detail)),
      this.#suggestions(numbered, desk),
      wantsAnswer(card) && this.#overriding(desk),
      this.#outcome,
      source(card),
      links(card));
  }

  /** The order this card spoke about is no longer there. */
  retire() {
    this.close();
    if (this.answered) return;
    this.element.classList.add('past');
    this.element.prepend(el('p', { class: 'past-note' }, 'About the order before it was changed'));
  }

  /** Takes the controls away; what was answered stays to be seen. */
  close() {
    this.#buttons.forEach(({ button }) => { button.disabled = true; });
    this.#override?.remove();
  }

  /** Says below the card what came of it; `outcome` is accepted or overridden. */
  tell(outcome, sentence) {
    this.#outcome.hidden = false;
    this.#outcome.dataset.outcome = outcome;
    this.#outcome.focus({ preventScroll: true });
    this.#outcome.replaceChildren(icon('check'), el('span', {}, sentence));
  }

  /** The service took note of the answer. */
  heard() {
    this.#outcome.dataset.heard = 'true';
  }

  #suggestions(numbered, desk) {
    const offers = this.card.suggestions ?? [];
    if (offers.length === 0) return null;
    this.#buttons = offers.map((offer) => ({ offer, button: this.#suggestion(offer, numbered(), desk) }));
    return el('div', { class: 'suggestions' }, this.#buttons.map(({ button }) => button));
  }

  #suggestion(offer, number, desk) {
    const set = {
      type: 'button',
      class: offer.isRecommended ? 'primary' : 'offer',
      'data-testid': `accept-${number}`,
      onclick: () => this.#accept(offer, desk),
    };
    return el('button', set, offer.label, offer.isRecommended && el('span', { class: 'recommended' }, 'recommended'));
  }

  #accept(offer, desk) {
    this.answered = true;
    this.#taken.push(offer.uuid);
    this.#override?.remove();
    for (const { button, offer: other } of this.#buttons) {
      if (other === offer) {
        button.classList.add('taken');
        button.replaceChildren(icon('check'), offer.label);
      }
      button.disabled ||= other === offer || this.#excludes(offer, other);
    }
    desk.accept(this, offer, this.#taken.filter(Boolean));
  }

  /** Two changes of one order shut each other out, whatever the card's selection behaviour. */
  #excludes(offer, other) {
    const changes = (each) => (each.actions ?? []).some((action) => action.type !== 'create');
    return this.card.selectionBehavior !== 'any' || (changes(offer) && changes(other));
  }

  #overriding(desk) {
    const reasons = this.card.overrideReasons ?? [];
    const name = `reason-${this.card.uuid ?? Math.random()}`;
    const select = reasons.length > 0 && choice(name, reasons);
    const comment = remark(`${name}-words`, !select);
    const submitted = (event) => {
      event.preventDefault();
      this.#setAside(select ? reasons[Number(select.value)] : null, comment.value.trim(), desk);
    };
    const form = el('form', { onsubmit: submitted },
      select && el('label', { for: name }, 'Reason'), select,
      el('label', { for: comment.id }, select ? 'Comment (optional)' : 'Reason'), comment,
      el('button', { type: 'submit', 'data-testid': 'override-button' }, 'Override'));
    this.#override = el('div', { class: 'override' }, el('p', {}, 'Keep the order as it is'), form);
    return this.#override;
  }

  #setAside(reason, comment, desk) {
    this.answered = true;
    this.close();
    desk.override(this, reason, comment);
  }
}

function choice(id, reasons) {
  return el('select', { id, required: true, 'data-testid': 'override-reason' },
    el('option', { value: '' }, 'Choose a reason'),
    reasons.map((reason, at) => el('option', { value: at }, reason.display ?? reason.code)));
}

function remark(id, required) {
  return el('input', { id, type: 'text', maxlength: 500, required, autocomplete: 'off', 'data-testid': 'override-comment' });
}

function source({ source: from }) {
  if (!from?.label) return null;
  return el('p', { class: 'source' }, 'Source: ', from.url ? outward(from.url, from.label) : from.label);
}

function links({ links: all = [] }) {
  if (all.length === 0) return null;
  const smart = (link) => link.type === 'smart' && el('span', { class: 'quiet' }, ' (SMART app)');
  return el('ul', { class: 'links' }, all.map((link) => el('li', {}, outward(link.url, link.label), smart(link))));
}
