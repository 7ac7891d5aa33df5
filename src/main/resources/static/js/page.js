/** Builds page elements. Text is always set as text, never as markup. */

import { bearer } from './session.js';

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  critical: 'M8.2 2.5h7.6l5.7 5.7v7.6l-5.7 5.7H8.2l-5.7-5.7V8.2zM12 7v6M12 16.6v.1',
  warning: 'M12 3.2 22 20.5H2zM12 9.5v5M12 17.4v.1',
  info: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19M12 11v6M12 7.2v.1',
  check: 'm4.5 12.5 5 5 10-11',
  back: 'm14.5 5-7 7 7 7',
};

/**
 * An element. `set` holds attributes (`class`, `data-…`, `aria-…`), `on…` listeners, and `true` or
 * `false` for attributes that only are there or not. Children are elements, text, or nothing.
 */
export function el(tag, set = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** A line drawing that says nothing to a screen reader: the word beside it does. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A link that leaves the desk, or plain text where the address is not a web address. */
export function outward(href, ...children) {
  if (!isWebAddress(href)) return el('span', {}, ...children);
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

export function isWebAddress(href) {
  try {
    return ['http:', 'https:'].includes(new URL(href).protocol);
  } catch {
    return false;
  }
}

/** A calm box that says what went wrong, in the server's own words. */
export function trouble(title, refused, ...more) {
  return el('div', { class: 'trouble', 'data-testid': 'error', role: 'alert' },
    el('h3', {}, title),
    refused.lines.map((line) => el('p', {}, line)),
    refused.status ? el('p', { class: 'quiet' }, `The server answered ${refused.status}.`) : null,
    refused.status === 401 && !bearer() ? el('p', {}, wayIn()) : null,
    more);
}

function wayIn() {
  const page = location.pathname === '/tumour.html' ? '?page=tumour' : '';
  return el('a', { href: `/launch.html${page}`, 'data-testid': 'sign-in' }, 'Sign in');
}
