/** The orders of one visit: the draft that is being written, and what was added or signed. */

import { el, icon } from './page.js';
import { RXNORM, words } from './fhir.js';
import { uuid } from './hooks.js';

const STATES = { draft: 'Draft', changed: 'Changed', added: 'Added', signed: 'Signed' };

/** A draft MedicationRequest for a drug, with the patient's first active Condition as its reason. */
export function draftFor(patientId, drug, condition) {
  const draft = {
    resourceType: 'MedicationRequest',
    id: `draft-${uuid().slice(0, 8)}`,
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: drug,
    subject: { reference: `Patient/${patientId}` },
    authoredOn: new Date().toISOString(),
  };
  if (condition) {
    draft.reasonReference = [{ reference: `Condition/${condition.id}` }];
    if (condition.code) draft.reasonCode = [condition.code];
  }
  return draft;
}

/** A drug as a concept: with its RxNorm code where the packs know it, else by its name alone. */
export function drugConcept(name, known) {
  const drug = known.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  const coding = drug?.rxcui ? { coding: [{ system: RXNORM, code: drug.rxcui, display: drug.name }] } : {};
  return { ...coding, text: drug?.name ?? name.trim() };
}

/** What an order is for: the drug or test in words. */
export function orderName(resource) {
  const contained = resource.contained?.find((each) => each.resourceType === 'Medication');
  const name = words(resource.medicationCodeableConcept ?? contained?.code ?? resource.code);
  return name || resource.medicationReference?.display || resource.resourceType;
}

export class OrderSheet {
  #orders = [];
  #unasked = false;

  /** Replaces a drug order that was not signed; what was signed or added stays. */
  begin(resource) {
    const kept = this.#orders.filter((order) => order.state === 'signed' || order.state === 'added');
    this.#orders = [{ resource, state: 'draft' }, ...kept];
  }

  /** The drug that is being ordered, as long as it is not signed. */
  chosen() {
    return this.#open().find((order) => order.resource.resourceType === 'MedicationRequest')?.resource ?? null;
  }

  /** Everything not yet signed, as the hook wants to see it. */
  drafts() {
    return this.#open().map((order) => order.resource);
  }

  #open() {
    return this.#orders.filter((order) => order.state !== 'signed');
  }

  /** Whether an order was changed since the hook last spoke about it. */
  isUnasked() {
    return this.#unasked;
  }

  /** The hook is being asked about the sheet as it stands. */
  asked() {
    this.#unasked = false;
  }

  /** Applies one action of a suggestion and says in a sentence what it did. */
  apply(action) {
    switch (action.type) {
      case 'update': return this.#update(action.resource);
      case 'create': return this.#create(action.resource);
      case 'delete': return this.#withdraw(action.resourceId);
      default: return `The action ${action.type} is not known to this desk.`;
    }
  }

  #update(resource) {
    const order = this.#meant(resource);
    if (!order) return this.#create(resource);
    this.#unasked = true;
    const before = orderName(order.resource);
    Object.assign(order, { resource, state: 'changed', before: before === orderName(resource) ? null : before });
    return `Order changed to ${orderName(resource)}.`;
  }

  #meant(resource) {
    const drafts = this.#open().filter((order) => order.resource.resourceType === resource.resourceType);
    return drafts.find((order) => order.resource.id === resource.id) ?? (drafts.length === 1 ? drafts[0] : null);
  }

  #create(resource) {
    this.#orders.push({ resource: { id: `draft-${uuid().slice(0, 8)}`, ...resource }, state: 'added' });
    return `Added to the orders: ${orderName(resource)}.`;
  }

  #withdraw(resourceId) {
    const ids = [resourceId].flat();
    const kept = this.#orders.filter((order) => !ids.includes(`${order.resource.resourceType}/${order.resource.id}`));
    const gone = this.#orders.length - kept.length;
    this.#orders = kept;
    return gone > 0 ? 'Order withdrawn.' : 'The order to withdraw is not on this sheet.';
  }

  sign() {
    for (const order of this.#open()) {
      order.state = 'signed';
      order.resource = { ...order.resource, status: 'active' };
    }
  }

  /** The sheet as a list, with the sign button as `foot` says: `{label, enabled, hint, onSign, unchecked}`. */
  draw(foot) {
    if (this.#orders.length === 0) return null;
    return el('div', { class: 'sheet', 'data-testid': 'order-sheet' },
      el('ul', {}, this.#orders.map(line)),
      this.#open().length > 0 && signing(foot));
  }
}

function signing({ label, enabled, hint, onSign, unchecked }) {
  const look = unchecked ? 'plain' : 'primary';
  const set = { type: 'button', class: look, 'data-testid': 'sign-button', disabled: !enabled, onclick: onSign };
  return el('div', { class: 'sheet-foot' }, el('button', set, label), el('p', { class: 'quiet' }, hint));
}

function line({ resource, state, before }) {
  const drug = resource.resourceType === 'MedicationRequest';
  const reason = drug ? words(resource.reasonCode?.[0]) : 'Test';
  const dose = resource.dosageInstruction?.map((each) => each.text).filter(Boolean).join('; ');
  return el('li', { class: 'order', 'data-testid': drug ? 'order' : 'added-order', 'data-state': state },
    el('div', {},
      el('p', { class: 'order-name' }, el('strong', { 'data-testid': 'order-name' }, orderName(resource)), ' ',
        before && el('span', { class: 'before' }, el('span', { class: 'unseen' }, 'instead of '), el('s', {}, before))),
      el('p', { class: 'quiet' }, [dose, drug && reason ? `for ${reason}` : reason].filter(Boolean).join(' · '))),
    el('span', { class: `state ${state}`, 'data-testid': 'order-state' }, state === 'signed' && icon('check'), STATES[state]));
}
